import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import type { Target, Tier } from "@zerolake/resources";
import type { Sample } from "../../sample-environments.testing.ts";

/** A target in a made-up subscription. */
export function azureTarget(tier: Tier, choices: Target["choices"] = {}): Target {
  return {
    cloud: "azure",
    region: "westeurope",
    tier,
    account: "3f1c2d4e-0a1b-4c2d-8e3f-5a6b7c8d9e0f",
    environment: {
      installationId: "6a0a5f0e-64a5-4f0c-9f3c-0d6a4a2d9a01",
      organizationId: "0d0f2c57-7c0f-44ad-8a55-13fb9a3f0b02",
      environmentId: "b6f0a8d4-11f0-4a76-8f3e-5f9c1f7f0c03",
      name: "dev",
      namePrefix: "zl",
    },
    choices,
    overrides: {},
  };
}

/** Every question answered: what waits for an answer is created, too. */
export const AZURE_ANSWERED: Target["choices"] = {
  "images.runtime": `example.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}`,
  jwtIssuer: "https://login.example.com/",
  jwtAudience: ["api"],
};

/** Templates whose every component has a recipe on Azure. */
const READY = ["streaming-starter"];

export function azureSamples(): readonly Sample[] {
  return TEMPLATES.filter(({ id }) => READY.includes(id)).map((template) => ({
    name: template.title,
    blueprint: expandTemplate(template),
  }));
}
