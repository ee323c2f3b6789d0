import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import type { Target } from "@zerolake/resources";
import type { Sample } from "../../sample-environments.testing.ts";

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
