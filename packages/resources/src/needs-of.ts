import type { Address } from "./address.ts";
import type { DesiredResource } from "./desired-resource.ts";
import { collectReferences } from "./value.ts";

/** Everything that must exist before a resource: explicit order and references, each once. */
export function needsOf({ dependsOn, properties }: Pick<DesiredResource, "dependsOn" | "properties">): readonly Address[] {
  return [...new Set([...dependsOn, ...collectReferences(properties).map((found) => found.$ref)])];
}
