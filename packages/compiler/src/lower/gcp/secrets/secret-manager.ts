import { type Lowering, listSetting, type Part } from "../../../lowering.ts";
import { nameOf, pathOf } from "../names.ts";
import { SECRET, secretPlace } from "./secret-place.ts";

/** Named, empty places for secrets in the environment's region. People fill them; their text never passes through a plan. */
export const secretManager: Lowering = {
  cloud: "gcp",
  kind: "secrets",
  variant: "secret-manager",
  service: "Secret Manager",
  gap: "values are entered by people or by other services, never stored by Zerolake",
  minutes: [0, 1],
  outputs: (part) => ({
    ports: {},
    facts: { paths: Object.fromEntries(listSetting(part, "names").map((name) => [name, secretPath(part, name)])) },
  }),
  lower: (context) =>
    [...new Set(listSetting(context, "names"))].map((key) => secretPlace(context, { name: "secret", key, holdsData: true })),
};

function secretPath(part: Part, name: string): string {
  return pathOf(part, SECRET, { name: nameOf(part, SECRET, "secret", name) });
}
