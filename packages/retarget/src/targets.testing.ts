import type { Cloud, Target, Tier } from "@zerolake/resources";

const NIL = "00000000-0000-0000-0000-000000000000";
const PLACES: Readonly<Record<Cloud, { readonly region: string; readonly account: string }>> = {
  aws: { region: "eu-west-1", account: "123456789012" },
  azure: { region: "westeurope", account: NIL },
  gcp: { region: "europe-west4", account: "example-project" },
};

export const CLOUDS: readonly Cloud[] = ["aws", "azure", "gcp"];

/** A usual place on a cloud, where nobody has answered anything. */
export function targetOn(cloud: Cloud, tier: Tier = "prototype"): Target {
  const environment = { installationId: NIL, organizationId: NIL, environmentId: NIL, name: "preview", namePrefix: "zl" };
  return { ...PLACES[cloud], cloud, tier, environment, choices: {}, overrides: {} };
}
