import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part, Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { grant } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { SECRET, secretPlace } from "./secret-place.ts";

const VERSION = "secretmanager.secretVersion";
/** Logical names of the places and of what lies in them. */
const PLACE = "generated";
const TEXT = "text";

/** A text that is made up where it is kept, and that nobody sees; letters and digits only, so that it can stand anywhere. */
export function generatedSecret(context: LoweringContext, key: string): readonly DesiredResource[] {
  const place = addressIn(context, PLACE, key);
  return [
    secretPlace(context, { name: PLACE, key, holdsData: false }),
    gcpResource(context, {
      name: TEXT,
      key,
      type: VERSION,
      at: { secret: nameOf(context, SECRET, PLACE, key) },
      properties: {},
      dependsOn: [place],
    }),
  ];
}

export function generatedSecretPath(part: Part, key: string): string {
  return pathOf(part, SECRET, { name: nameOf(part, SECRET, PLACE, key) });
}

export function readGeneratedSecrets(part: Part, keys: readonly string[]): readonly Statement[] {
  return keys.map((key) => grant("roles/secretmanager.secretAccessor", { type: SECRET, path: generatedSecretPath(part, key) }));
}

/** Whoever is handed a text waits until there is one. */
export function afterGeneratedSecrets(part: Pick<Part, "component">, keys: readonly string[]): readonly string[] {
  return keys.map((key) => addressIn(part, TEXT, key));
}
