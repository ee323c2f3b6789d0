import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import type { Target } from "@zerolake/resources";
import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Templates whose every component has a recipe on Google Cloud; the others say in findings what is missing. */
const COMPLETE = ["streaming-starter", "data-science-starter"];

/** Drawn for what no template has. */
const FILES: Sample = {
  name: "Events into files",
  blueprint: blueprintOf({
    components: [
      ["app:event-source", { eventsPerSecond: 50 }],
      ["stream:event-stream", { topics: ["clicks", "orders"] }],
      "delivery:stream-delivery",
      ["store:object-store", { zones: ["landing", "raw"], versioning: true, lifecycle: { infrequentDays: 30, noncurrentDeleteDays: 7 } }],
      ["places:secrets", { names: ["token", "api-key"] }],
    ],
    edges: ["app.events -> stream.events", "stream.events -> delivery.events", "delivery.files -> store.files"],
    omit: [],
  }),
};

export const GCP_SAMPLES: readonly Sample[] = [
  ...TEMPLATES.filter(({ id }) => COMPLETE.includes(id)).map((template) => ({ name: template.title, blueprint: expandTemplate(template) })),
  FILES,
];

/** Every question of an environment answered: what waits for an answer is created, too. */
export const GCP_ANSWERED: Target["choices"] = {
  billingAccount: "012345-6789AB-CDEF01",
  "images.runtime": `europe-docker.pkg.dev/zerolake/images/runtime@sha256:${"a".repeat(64)}`,
};
