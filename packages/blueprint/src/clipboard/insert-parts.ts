import { findDefinition } from "@zerolake/catalog";
import { nextComponentId, nextEdgeId } from "../component-names.ts";
import type { Component, Design, Edge, Point } from "../document.ts";
import type { Edit } from "../edits/edit.ts";
import { layoutOf } from "../layout-of.ts";
import { indexBlueprint, jointOf } from "../validation/blueprint-index.ts";
import { checkJoint, checkVerdict } from "../validation/check-edge.ts";
import type { Parts } from "./parts.ts";

export interface Paste {
  /** One undo step. */
  readonly edit: Edit;
  /** Ids of the new parts, to select them. */
  readonly ids: readonly string[];
  /** What could not come along, in sentences. */
  readonly dropped: readonly string[];
}

/**
 * One edit that adds the parts at a place of the canvas. Clashing ids are renamed; what this blueprint or catalogue cannot
 * take is left out and named.
 */
export function insertParts(design: Design, parts: Parts, at: Point): Paste {
  const { kept, dropped } = keepable(parts, design);
  const ids = renamed(kept, design);
  const components = kept.map((component) => ({ ...component, id: ids.get(component.id) ?? component.id }));
  const edges = joined(parts.edges, ids, { design, components });
  const places = placesOf(parts, kept);
  const edits: Edit[] = [
    ...components.map((component, index): Edit => {
      const place = places[kept[index]?.id ?? ""] ?? { x: 0, y: 0 };
      return { edit: "addComponent", component, at: { x: at.x + place.x, y: at.y + place.y } };
    }),
    ...edges.kept.map((edge): Edit => ({ edit: "addEdge", edge })),
  ];
  return {
    edit: { edit: "batch", edits, label: components.length === 1 ? "Paste 1 part" : `Paste ${components.length} parts` },
    ids: components.map(({ id }) => id),
    dropped: [...dropped, ...edges.dropped, ...leftOut(parts.edgesLeftOut)],
  };
}

function keepable(parts: Parts, { blueprint }: Design): { readonly kept: readonly Component[]; readonly dropped: readonly string[] } {
  const platform = new Set(blueprint.components.map(({ kind }) => kind).filter((kind) => findDefinition(kind)?.isPlatform));
  const kept: Component[] = [];
  const dropped: string[] = [];
  const seen = new Set<string>();
  for (const component of parts.components) {
    const definition = findDefinition(component.kind);
    if (!definition) dropped.push(`“${component.title}”: this Zerolake has no component of kind “${component.kind}”.`);
    else if (platform.has(component.kind)) dropped.push(`“${component.title}”: the blueprint already has one “${definition.title}”.`);
    else if (!seen.has(component.id)) {
      kept.push(component);
      seen.add(component.id);
      if (definition.isPlatform) platform.add(component.kind);
    }
  }
  return { kept, dropped };
}

/** Old id → new id. Both count as taken: ids of the blueprint and those given so far. */
function renamed(components: readonly Component[], { blueprint }: Design): ReadonlyMap<string, string> {
  const taken = new Set(blueprint.components.map(({ id }) => id));
  const ids = new Map<string, string>();
  for (const { id } of components) {
    const next = nextComponentId(id, taken);
    taken.add(next);
    ids.set(id, next);
  }
  return ids;
}

function joined(
  edges: readonly Edge[],
  ids: ReadonlyMap<string, string>,
  { design, components }: { readonly design: Design; readonly components: readonly Component[] },
): { readonly kept: readonly Edge[]; readonly dropped: readonly string[] } {
  const kept: Edge[] = [];
  const dropped: string[] = [];
  const names = new Set(design.blueprint.edges.map(({ id }) => id));
  const index = indexBlueprint({ components, edges: [] });
  const joints = new Set<string>();
  for (const edge of edges) {
    const [from, to] = [ids.get(edge.from.component), ids.get(edge.to.component)];
    if (from === undefined || to === undefined || joints.has(jointOf(edge))) continue;
    joints.add(jointOf(edge));
    const moved = { ...edge, from: { ...edge.from, component: from }, to: { ...edge.to, component: to } };
    const next = { ...moved, id: nextEdgeId(moved, names) };
    const joint = checkJoint(index, next);
    const reason = joint.ok ? checkVerdict(index, next)[0] : joint.error;
    if (reason) dropped.push(`An edge of ${edge.from.port}: ${reason.message}`);
    else {
      kept.push(next);
      names.add(next.id);
    }
  }
  return { kept, dropped };
}

/** Where they lay before; when one had no place, all are laid out afresh, so that none covers another. */
function placesOf(parts: Parts, kept: readonly Component[]): Readonly<Record<string, Point>> {
  return kept.every(({ id }) => id in parts.positions) ? parts.positions : layoutOf({ components: kept, edges: parts.edges }).positions;
}

function leftOut(count: number): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? "1 edge to a part outside the selection." : `${count} edges to parts outside the selection.`];
}
