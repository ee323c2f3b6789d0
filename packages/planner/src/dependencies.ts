import { type Address, collectReferences, type DesiredResource } from "@zerolake/resources";

/** Everything that must exist before a resource: explicit order and references, each once. */
export function needsOf(resource: DesiredResource): readonly Address[] {
  return [...new Set([...resource.dependsOn, ...collectReferences(resource.properties).map((found) => found.$ref)])];
}
