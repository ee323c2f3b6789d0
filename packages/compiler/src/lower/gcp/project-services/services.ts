import type { Lowering } from "../../../lowering.ts";
import { PROJECT_SERVICES } from "../project.ts";

/** Its resources follow from what all others use, so a pass over the whole environment makes them. */
export const projectServices: Lowering = {
  cloud: "gcp",
  kind: PROJECT_SERVICES,
  variant: "services",
  service: "Google Cloud project services",
  minutes: [1, 3],
  outputs: () => ({ ports: {} }),
  lower: () => [],
};
