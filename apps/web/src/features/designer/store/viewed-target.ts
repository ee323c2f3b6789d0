import type { Tier } from "@zerolake/resources";
import type { ViewedTarget } from "./designer-state.ts";

export interface KnownEnvironment {
  readonly slug: string;
  readonly name: string;
  readonly target: ViewedTarget["target"];
  readonly workload: ViewedTarget["workload"];
}

const CLOUD_NAMES = { aws: "AWS", azure: "Azure", gcp: "Google Cloud" } as const;
export const PREVIEW_REGION = "eu-west-1";

/** The environment whose target, size and figures everything refers to; a preview as long as there is none. */
export function viewedTarget(
  environments: readonly KnownEnvironment[],
  { wanted, tier, region = PREVIEW_REGION }: { readonly wanted: string | null; readonly tier: Tier; readonly region?: string },
): ViewedTarget {
  const environment = environments.find(({ slug }) => slug === wanted) ?? environments[0];
  if (environment) {
    const { slug, name, target, workload } = environment;
    return { environment: slug, label: `${name} · ${CLOUD_NAMES[target.cloud]} ${target.region}`, target, workload };
  }
  return {
    label: `AWS ${region} preview, no environment yet`,
    workload: {},
    target: {
      cloud: "aws",
      region,
      tier,
      account: "000000000000",
      choices: {},
      overrides: {},
      environment: { installationId: "preview", organizationId: "preview", environmentId: "preview", name: "preview", namePrefix: "zl" },
    },
  };
}
