import type { Cloud, Target, Tier } from "@zerolake/resources";
import { USUAL_REGION } from "./regions/usual-region.ts";

const NIL_UUID = "00000000-0000-0000-0000-000000000000";

/** Accounts that nobody owns, and what only the cloud can say: what is shown before a deployment does not depend on them. */
const PLACES: Readonly<Record<Cloud, Pick<Target, "account" | "choices">>> = {
  aws: { account: "000000000000", choices: { deployerRoleArn: "arn:aws:iam::000000000000:role/preview" } },
  azure: { account: NIL_UUID, choices: {} },
  gcp: { account: "preview-project", choices: {} },
};

/** A place on a cloud where no environment stands yet, to compile, check and price for. */
export function previewTarget(cloud: Cloud, tier: Tier, region: string = USUAL_REGION[cloud]): Target {
  const environment = {
    installationId: "preview",
    organizationId: "preview",
    environmentId: "preview",
    name: "preview",
    namePrefix: "zl",
  };
  return { ...PLACES[cloud], cloud, region, tier, overrides: {}, environment };
}
