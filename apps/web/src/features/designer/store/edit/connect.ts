import { type Blueprint, type Component, type Edit, nextEdgeId, type Point } from "@zerolake/blueprint";
import { chainData } from "@zerolake/catalog";
import { type Connection, connectionVerdict } from "../connect/connection-verdict.ts";
import type { DesignerStore } from "../designer-state.ts";
import { announce, notice } from "../notices.ts";
import { commit } from "./commit.ts";
import { newComponent } from "./new-component.ts";
import { placeFor } from "./place.ts";
import { selectComponents } from "./selection.ts";

/** Draws an edge, or says why it cannot be drawn. */
export function connect(store: DesignerStore, connection: Connection): void {
  const { blueprint } = store.getState().log.current;
  const answer = connectionVerdict(blueprint, connection);
  if (answer.verdict === "refused") {
    store.setState({ refused: { connection, says: answer.says, insert: answer.insert } });
    return;
  }
  const words = wordsOf(blueprint, connection);
  if (commit(store, { label: `connect ${words}`, edits: [edgeEdit(blueprint, connection)] })) announce(store, `Connected: ${words}.`);
}

/** Draws a refused connection with the missing components between, as one step. */
export function connectThrough(store: DesignerStore, connection: Connection, kinds: readonly string[]): void {
  const design = store.getState().log.current;
  const { blueprint, layout } = design;
  const start = find(blueprint, connection.from);
  const end = find(blueprint, connection.to);
  const hops = start && end && chainData([start.kind, ...kinds, end.kind], connection.data);
  if (!start || !end || !hops) return notice(store, { text: "These cannot be put between any more.", tone: "info" });
  const between = chainComponents(blueprint, kinds, start);
  const chain = [start, ...between, end];
  const spots = spread(layout.positions[start.id], layout.positions[end.id], between.length);
  const edits: Edit[] = [
    ...between.map((component, index): Edit => {
      const at = placeFor(design, { kind: component.kind, at: spots[index], beside: start.id });
      return { edit: "addComponent", component, at };
    }),
    ...hops.map((data, index) => edgeEdit(blueprint, { from: chain[index]?.id ?? "", data, to: chain[index + 1]?.id ?? "" })),
  ];
  if (!commit(store, { label: `connect ${wordsOf(blueprint, connection)}`, edits })) return;
  selectComponents(
    store,
    between.map(({ id }) => id),
  );
  announce(store, `${between.map(({ title }) => title).join(", ")} added between ${start.title} and ${end.title}.`);
}

/** Hangs one end of an edge onto another port. */
export function reconnect(store: DesignerStore, edge: string, connection: Connection): void {
  const { blueprint } = store.getState().log.current;
  const without = { ...blueprint, edges: blueprint.edges.filter(({ id }) => id !== edge) };
  const answer = connectionVerdict(without, connection);
  if (answer.verdict === "refused") {
    store.setState({ refused: { connection, says: answer.says, insert: answer.insert } });
    return;
  }
  commit(store, {
    label: `reconnect ${wordsOf(blueprint, connection)}`,
    edits: [{ edit: "removeEdge", edge }, edgeEdit(without, connection)],
  });
}

export function edgeEdit(blueprint: Blueprint, { from, data, to }: Connection): Edit {
  const taken = new Set(blueprint.edges.map(({ id }) => id));
  const joint = { from: { component: from, port: data }, to: { component: to, port: data } };
  return { edit: "addEdge", edge: { id: nextEdgeId(joint, taken), ...joint } };
}

function chainComponents(blueprint: Blueprint, kinds: readonly string[], start: Component): readonly Component[] {
  const made: Component[] = [];
  for (const kind of kinds) {
    made.push(newComponent({ ...blueprint, components: [...blueprint.components, ...made] }, kind, start));
  }
  return made;
}

/** Even steps between two places. */
function spread(start: Point | undefined, end: Point | undefined, count: number): readonly (Point | undefined)[] {
  return Array.from({ length: count }, (_, index) => {
    if (!start || !end) return undefined;
    const part = (index + 1) / (count + 1);
    return { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part };
  });
}

function wordsOf(blueprint: Blueprint, { from, data, to }: Connection): string {
  return `${find(blueprint, from)?.title ?? from}, ${data}, to ${find(blueprint, to)?.title ?? to}`;
}

function find(blueprint: Blueprint, id: string): Component | undefined {
  return blueprint.components.find((component) => component.id === id);
}
