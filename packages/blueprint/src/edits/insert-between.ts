import { chainData, findDefinition } from "@zerolake/catalog";
import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import { defaultTitle, nextComponentId, nextEdgeId } from "../component-names.ts";
import type { Component, Design, Edge, Point } from "../document.ts";
import { errorFinding } from "../validation/finding.ts";
import type { Edit } from "./edit.ts";

export interface Insertion {
  /** One undo step. */
  readonly edit: Edit;
  /** Ids of the new parts, from start to end. */
  readonly ids: readonly string[];
}

/** What one click does after a refusal: puts the kinds that the refusal names between two parts, with their defaults. */
export function insertBetween(design: Design, joint: Pick<Edge, "from" | "to">, kinds: readonly string[]): Result<Insertion, Diagnostic> {
  const { components } = design.blueprint;
  const from = components.find(({ id }) => id === joint.from.component);
  const to = components.find(({ id }) => id === joint.to.component);
  const data = from && to && kinds.length > 0 ? chainData([from.kind, ...kinds, to.kind], joint.from.port) : undefined;
  if (!from || !to || !data)
    return err(
      errorFinding("ZL-EDIT-NO-WAY", "These parts cannot be joined through others.", {
        hint: "Connect something that both of them understand.",
      }),
    );
  const added = newParts(design, from, kinds);
  const chain = [from.id, ...added.map(({ id }) => id), to.id];
  const edits: Edit[] = [
    ...added.map(
      (component, index): Edit => ({ edit: "addComponent", component, ...placeOf(design, joint, (index + 1) / (added.length + 1)) }),
    ),
    ...newEdges(design, chain, data).map((edge): Edit => ({ edit: "addEdge", edge })),
  ];
  return ok({
    edit: { edit: "batch", edits, label: `Put ${added.map(({ title }) => title).join(" and ")} between` },
    ids: added.map(({ id }) => id),
  });
}

function newParts({ blueprint }: Design, from: Component, kinds: readonly string[]): readonly Component[] {
  const ids = new Set(blueprint.components.map(({ id }) => id));
  const titles = new Set(blueprint.components.map(({ title }) => title));
  return kinds.flatMap((kind) => {
    const definition = findDefinition(kind);
    if (!definition) return [];
    const title = defaultTitle(definition, { neighbour: from.title, taken: titles });
    const id = nextComponentId(title, ids);
    ids.add(id);
    titles.add(title);
    return [{ id, kind, title, settings: {} }];
  });
}

function newEdges({ blueprint }: Design, chain: readonly string[], data: readonly Edge["from"]["port"][]): readonly Edge[] {
  const taken = new Set(blueprint.edges.map(({ id }) => id));
  return data.flatMap((port, index) => {
    const [from, to] = [chain[index], chain[index + 1]];
    if (from === undefined || to === undefined) return [];
    const ends = { from: { component: from, port }, to: { component: to, port } };
    const id = nextEdgeId(ends, taken);
    taken.add(id);
    return [{ id, ...ends }];
  });
}

/** On the line between the two; without places the canvas lays the new parts out by itself. */
function placeOf({ layout }: Design, { from, to }: Pick<Edge, "from" | "to">, share: number): { readonly at?: Point } {
  const [start, end] = [layout.positions[from.component], layout.positions[to.component]];
  if (!start || !end) return {};
  const between = (left: number, right: number) => Math.round(left + (right - left) * share);
  return { at: { x: between(start.x, end.x), y: between(start.y, end.y) } };
}
