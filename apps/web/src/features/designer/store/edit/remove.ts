import type { Blueprint, Edit } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import { connectionVerdict } from "../connect/connection-verdict.ts";
import type { DesignerStore } from "../designer-state.ts";
import { notice } from "../notices.ts";
import { accessLosses } from "./access-losses.ts";
import { commit } from "./commit.ts";
import { edgeEdit } from "./connect.ts";

/** Removes what is selected: components with their edges, single edges, frames (never what lies in them). */
export function removeSelected(store: DesignerStore): void {
  const { selection, log } = store.getState();
  const { blueprint, layout } = log.current;
  const doomed = new Set(selection.components);
  const edges = blueprint.edges.filter(
    ({ id, from, to }) => selection.edges.has(id) && !doomed.has(from.component) && !doomed.has(to.component),
  );
  const frames = layout.frames.filter(({ id }) => selection.frames.has(id));
  remove(
    store,
    [...doomed],
    [
      ...edges.map(({ id }): Edit => ({ edit: "removeEdge", edge: id })),
      ...frames.map(({ id }): Edit => ({ edit: "removeFrame", frame: id })),
    ],
  );
}

export function removeComponents(store: DesignerStore, ids: readonly string[]): void {
  remove(store, ids, []);
}

export function removeEdges(store: DesignerStore, ids: readonly string[]): void {
  remove(
    store,
    [],
    ids.map((id): Edit => ({ edit: "removeEdge", edge: id })),
  );
}

/** Removes components and joins those before to those behind, where exactly one port pair fits. */
export function removeAndJoin(store: DesignerStore): void {
  const { selection, log } = store.getState();
  const doomed = new Set(selection.components);
  const { blueprint } = log.current;
  const left: Blueprint = {
    ...blueprint,
    components: blueprint.components.filter(({ id }) => !doomed.has(id)),
    edges: blueprint.edges.filter(({ from, to }) => !doomed.has(from.component) && !doomed.has(to.component)),
  };
  const joins: Edit[] = [];
  for (const id of doomed) {
    const before = blueprint.edges.filter(({ to }) => to.component === id).map(({ from }) => from.component);
    const behind = blueprint.edges.filter(({ from }) => from.component === id).map(({ to }) => to.component);
    for (const from of new Set(before)) for (const to of new Set(behind)) joins.push(...joinOf(left, from, to));
  }
  remove(store, [...doomed], [], joins);
}

function joinOf(blueprint: Blueprint, from: string, to: string): readonly Edit[] {
  const start = blueprint.components.find(({ id }) => id === from);
  const data = (start && findDefinition(start.kind)?.outputs.map((port) => port.data)) ?? [];
  const fits = data
    .map((kind) => ({ from, data: kind, to }))
    .filter((connection) => connectionVerdict(blueprint, connection).verdict === "fits");
  return fits.length === 1 && fits[0] ? [edgeEdit(blueprint, fits[0])] : [];
}

function remove(store: DesignerStore, components: readonly string[], others: readonly Edit[], after: readonly Edit[] = []): void {
  const { blueprint } = store.getState().log.current;
  const titles = components.map((id) => blueprint.components.find((component) => component.id === id)?.title ?? id);
  const edits = [...others, ...components.map((component): Edit => ({ edit: "removeComponent", component })), ...after];
  const what = removedWords(titles, others);
  const lost = blueprint.edges.filter(({ from, to }) => components.includes(from.component) || components.includes(to.component)).length;
  if (!commit(store, { label: `remove ${what}`, edits })) return;
  const withEdges = lost > 0 ? ` and ${lost} ${lost === 1 ? "connection" : "connections"}` : "";
  const cut = new Set(others.flatMap((edit) => (edit.edit === "removeEdge" ? [edit.edge] : [])));
  const losses = accessLosses(
    store.getState(),
    blueprint,
    blueprint.edges.filter(({ id }) => cut.has(id)),
  );
  const meaning = losses.length > 0 ? losses.join(" ") : "Nothing changes in a cloud before the next deploy.";
  notice(store, { text: `Removed ${what}${withEdges}. ${meaning}`, tone: "undoable" });
}

function removedWords(titles: readonly string[], others: readonly Edit[]): string {
  if (titles.length === 1) return titles[0] ?? "";
  if (titles.length > 1) return `${titles.length} components`;
  const frames = others.filter(({ edit }) => edit === "removeFrame").length;
  const edges = others.length - frames;
  if (edges > 0) return edges === 1 ? "a connection" : `${edges} connections`;
  return frames === 1 ? "a frame" : `${frames} frames`;
}
