import type { ComponentDefinition } from "./definition.ts";

/** Every kind that can be drawn, in palette order. Adding a kind: one folder under `kinds/` and one line here. */
export const COMPONENT_DEFINITIONS: readonly ComponentDefinition[] = [];

const byKind = new Map(COMPONENT_DEFINITIONS.map((definition) => [definition.kind, definition]));

export function findDefinition(kind: string): ComponentDefinition | undefined {
  return byKind.get(kind);
}
