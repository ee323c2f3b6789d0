import type { Cloud, Tier } from "@zerolake/resources";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { previewTarget } from "@/clouds/preview-target.ts";
import { USUAL_REGION } from "@/clouds/regions/usual-region.ts";
import type { KnownEnvironment, ViewedTarget } from "./designer-state.ts";

export interface Wanted {
  /** Slug of an environment. */
  readonly wanted?: string | null;
  /** A preview of this cloud, whatever environments there are. */
  readonly cloud?: Cloud | null;
  /** Of the preview as long as there is no environment. */
  readonly usualCloud?: Cloud;
  readonly tier: Tier;
}

/** The environment whose target, size and figures everything refers to; a preview of a cloud when that is wanted or there is none. */
export function viewedTarget(environments: readonly KnownEnvironment[], { wanted, cloud, usualCloud = "aws", tier }: Wanted): ViewedTarget {
  if (cloud) return preview(cloud, tier, `${CLOUD_NAMES[cloud]} ${USUAL_REGION[cloud]} preview`);
  const environment = environments.find((known) => known.slug === wanted) ?? environments[0];
  if (!environment) return preview(usualCloud, tier, `${CLOUD_NAMES[usualCloud]} ${USUAL_REGION[usualCloud]} preview, no environment yet`);
  const { name, target } = environment;
  return {
    environment: environment.slug,
    label: `${name} · ${CLOUD_NAMES[target.cloud]} ${target.region}`,
    ...targetOf(environment),
  };
}

function preview(cloud: Cloud, tier: Tier, label: string): ViewedTarget {
  return { label, workload: {}, target: previewTarget(cloud, tier) };
}

/** What an environment is judged for while drawing, as far as it is known without asking its cloud. */
export function targetOf({ target, workload }: KnownEnvironment): Pick<ViewedTarget, "target" | "workload"> {
  // The worker asks the cloud who deploys; what is shown before does not depend on the answer.
  const { choices } = previewTarget(target.cloud, target.tier);
  return { target: { ...target, choices: { ...choices, ...target.choices } }, workload };
}
