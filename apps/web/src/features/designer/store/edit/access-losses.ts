import { type Blueprint, type Edge, jointOf } from "@zerolake/blueprint";
import type { DesignerState } from "../designer-state.ts";

const NAMED_MAX = 2;

/**
 * What the next deploy takes away because an edge is gone that a deployed version has, in sentences: "On the next deploy
 * to prod, Bronze job loses access to Orders stream."
 */
export function accessLosses(
  { environments, analysis }: Pick<DesignerState, "environments" | "analysis">,
  { components }: Blueprint,
  removed: readonly Edge[],
): readonly string[] {
  const titleOf = (id: string) => components.find((component) => component.id === id)?.title ?? id;
  const losses = removed.flatMap((edge) => {
    const joint = jointOf(edge);
    const names = environments.filter(({ deployedEdges = [] }) => deployedEdges.includes(joint)).map(({ name }) => name);
    if (names.length === 0) return [];
    const holder = analysis.edges.get(edge.id)?.rights[0]?.holder ?? edge.to.component;
    const other = holder === edge.to.component ? edge.from.component : edge.to.component;
    return [`On the next deploy to ${names.join(" and ")}, ${titleOf(holder)} loses access to ${titleOf(other)}.`];
  });
  const more = losses.length - NAMED_MAX;
  return more > 0 ? [...losses.slice(0, NAMED_MAX), `So do ${more} more.`] : losses;
}
