import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import type { Target } from "@zerolake/resources";
import type { Sample } from "../../sample-environments.testing.ts";

/** Templates whose every component has a recipe on Google Cloud; the others say in findings what is missing. */
const COMPLETE = ["streaming-starter", "data-science-starter"];

export const GCP_SAMPLES: readonly Sample[] = TEMPLATES.filter(({ id }) => COMPLETE.includes(id)).map((template) => ({
  name: template.title,
  blueprint: expandTemplate(template),
}));

/** Every question of an environment answered: what waits for an answer is created, too. */
export const GCP_ANSWERED: Target["choices"] = {
  billingAccount: "012345-6789AB-CDEF01",
  "images.runtime": `europe-docker.pkg.dev/zerolake/images/runtime@sha256:${"a".repeat(64)}`,
};
