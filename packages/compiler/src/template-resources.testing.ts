import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import type { Cloud, DesiredResource } from "@zerolake/resources";
import { compile } from "./compile.ts";

const ACCOUNTS: Readonly<Record<Cloud, string>> = {
  aws: "123456789012",
  azure: "00000000-0000-4000-8000-000000000000",
  gcp: "some-project",
};
const REGIONS: Readonly<Record<Cloud, string>> = { aws: "eu-central-1", azure: "westeurope", gcp: "europe-west1" };

/** Every template on every cloud. */
export const TEMPLATES_ON_CLOUDS = TEMPLATES.flatMap(({ id }) => (["aws", "azure", "gcp"] as const).map((cloud) => ({ id, cloud })));

/** What a template needs in an environment for production; throws for a template that does not exist. */
export function templateResources(id: string, cloud: Cloud): readonly DesiredResource[] {
  const template = TEMPLATES.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`There is no template ${id}.`);
  return compile(expandTemplate(template), {
    cloud,
    region: REGIONS[cloud],
    tier: "production",
    account: ACCOUNTS[cloud],
    environment: { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" },
    choices: { "images.runtime": `registry.example.com/zerolake/runtime@sha256:${"a".repeat(64)}` },
    overrides: {},
  }).resources;
}
