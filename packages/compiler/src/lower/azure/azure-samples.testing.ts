import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import type { Target } from "@zerolake/resources";
import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Every question answered: what waits for an answer is created, too. */
export const AZURE_ANSWERED: Target["choices"] = {
  "images.runtime": `example.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}`,
  "images.python": `example.azurecr.io/zerolake/python@sha256:${"b".repeat(64)}`,
  groupObjectIds: Object.fromEntries(
    ["analysts", "ml", "search", "engineers"].map((group) => [group, "5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02"]),
  ),
  "modelVersions.models": "azureml:models:3",
  jwtIssuer: "https://login.example.com/",
  jwtAudience: ["api"],
};

/** Templates whose every component has a recipe on Azure. */
const READY = ["streaming-starter", "rag", "computer-vision-training", "log-anomaly-monitoring", "realtime-recommendations"];

/** Drawn for what no ready template has: files of partners in a store with folders and in one with versions. */
const FILES: Sample = {
  name: "Files of partners",
  blueprint: blueprintOf({
    components: [
      [
        "partners:file-source",
        { partners: { acme: { principal: "5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02" }, "acme-2": { principal: "unknown" } } },
      ],
      ["lake:object-store", { zones: ["raw", "curated"], lifecycle: { infrequentDays: 30, coldDays: 90, deleteDays: 365 } }],
      ["archive:object-store", { versioning: true, legalHold: true, lifecycle: { noncurrentDeleteDays: 10 } }],
    ],
    edges: ["partners.files -> lake.files", "partners.files -> archive.files"],
    omit: [],
  }),
};

export function azureSamples(): readonly Sample[] {
  const ready = TEMPLATES.filter(({ id }) => READY.includes(id)).map((template) => ({
    name: template.title,
    blueprint: expandTemplate(template),
  }));
  return [...ready, FILES];
}
