import { digest } from "@zerolake/resources";
import type { Blueprint, Edge } from "./document.ts";
import { jointOf } from "./validation/blueprint-index.ts";

/**
 * SHA-256 of what a blueprint means, as 64 hex digits: equal for documents that differ in nothing but the order of
 * parts, edges and keys, or in how edges are called. Where things lie on the canvas is not part of a blueprint.
 */
export function blueprintHash(blueprint: Blueprint): string {
  return digest({
    ...blueprint,
    components: [...blueprint.components].sort((left, right) => compare(left.id, right.id)),
    edges: [...blueprint.edges].sort((left, right) => compare(jointOf(left), jointOf(right))).map(meaningOf),
    policies: { ...blueprint.policies, omit: [...new Set(blueprint.policies.omit)].sort() },
    targetChoices: Object.fromEntries(
      Object.entries(blueprint.targetChoices).filter(([, choices]) => Object.keys(choices ?? {}).length > 0),
    ),
  });
}

function meaningOf({ from, to, settings }: Edge): Omit<Edge, "id"> {
  return settings === undefined || Object.keys(settings).length === 0 ? { from, to } : { from, to, settings };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
