import type { Tier } from "@zerolake/resources";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import type { KnownEnvironment, ViewedTarget } from "./designer-state.ts";

/** The worker asks the cloud who deploys; what is shown before does not depend on the answer. */
const PREVIEW_CHOICES = { deployerRoleArn: "arn:aws:iam::000000000000:role/preview" };
export const PREVIEW_REGION = "eu-west-1";

/** The environment whose target, size and figures everything refers to; a preview as long as there is none. */
export function viewedTarget(
  environments: readonly KnownEnvironment[],
  { wanted, tier, region = PREVIEW_REGION }: { readonly wanted: string | null; readonly tier: Tier; readonly region?: string },
): ViewedTarget {
  const environment = environments.find(({ slug }) => slug === wanted) ?? environments[0];
  if (environment) {
    const { slug, name, target } = environment;
    return {
      environment: slug,
      label: `${name} · ${CLOUD_NAMES[target.cloud]} ${target.region}`,
      ...targetOf(environment),
    };
  }
  return {
    label: `AWS ${region} preview, no environment yet`,
    workload: {},
    target: {
      cloud: "aws",
      region,
      tier,
      account: "000000000000",
      choices: PREVIEW_CHOICES,
      overrides: {},
      environment: { installationId: "preview", organizationId: "preview", environmentId: "preview", name: "preview", namePrefix: "zl" },
    },
  };
}

/** What an environment is judged for while drawing, as far as it is known without asking its cloud. */
export function targetOf({ target, workload }: KnownEnvironment): Pick<ViewedTarget, "target" | "workload"> {
  return { target: { ...target, choices: { ...PREVIEW_CHOICES, ...target.choices } }, workload };
}
