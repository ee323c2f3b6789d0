import { applyEdit, type Blueprint, type Component, type Design, type Edit, type Point } from "@zerolake/blueprint";
import { chainData, type DataKind, edgeVerdict, findDefinition } from "@zerolake/catalog";
import { type Connection, connectionVerdict } from "../connect/connection-verdict.ts";
import type { DesignerStore } from "../designer-state.ts";
import { announce, notice } from "../notices.ts";
import { commit } from "./commit.ts";
import { edgeEdit } from "./connect.ts";
import { joinFrames } from "./frame-at.ts";
import { newComponent } from "./new-component.ts";
import { placeFor } from "./place.ts";
import { selectComponents } from "./selection.ts";

interface Addition {
  readonly kind: string;
  /** Canvas coordinates of the new node's corner; absent = beside the selection or in the middle of the view. */
  readonly at?: Point;
}

/** Adds a component; it is connected to the selected one when exactly one pair of ports fits. */
export function addComponent(store: DesignerStore, { kind, at }: Addition): void {
  const { log, selection, camera } = store.getState();
  const design = log.current;
  if (isSecondPlatformPart(store, kind)) return;
  const [only] = selection.components;
  const neighbour = selection.components.size === 1 && at === undefined ? find(design.blueprint, only) : undefined;
  const component = newComponent(design.blueprint, kind, neighbour);
  const spot = placeFor(design, { kind, at, beside: neighbour?.id, viewCentre: camera?.centre() });
  const add: Edit = { edit: "addComponent", component, at: spot };
  const connection = neighbour && onlyConnection(design, add, neighbour.id, component.id);
  const edits = connection ? [add, edgeEdit(design.blueprint, connection)] : [add];
  finish(store, component, edits, connection && neighbour ? `, connected to ${neighbour.title}` : "");
}

/** Adds a component and connects it to a port, as one step. */
export function addAndConnect(
  store: DesignerStore,
  { kind, at, component: anchor, data, direction }: Addition & { component: string; data: DataKind; direction: "from" | "into" },
): void {
  const design = store.getState().log.current;
  if (isSecondPlatformPart(store, kind)) return;
  const neighbour = find(design.blueprint, anchor);
  const component = newComponent(design.blueprint, kind, neighbour);
  const spot = placeFor(design, { kind, at, beside: anchor, side: direction === "from" ? "right" : "left" });
  const connection = direction === "from" ? { from: anchor, data, to: component.id } : { from: component.id, data, to: anchor };
  finish(
    store,
    component,
    [{ edit: "addComponent", component, at: spot }, edgeEdit(design.blueprint, connection)],
    `, connected to ${neighbour?.title ?? anchor}`,
  );
}

/** Puts a component into an edge when its ports fit on both sides; otherwise it is added beside it and the notice says why. */
export function insertOnEdge(store: DesignerStore, { kind, at, edge: edgeId }: Addition & { edge: string }): void {
  const design = store.getState().log.current;
  const { blueprint, layout } = design;
  const edge = blueprint.edges.find(({ id }) => id === edgeId);
  const start = edge && find(blueprint, edge.from.component);
  const end = edge && find(blueprint, edge.to.component);
  if (!edge || !start || !end) return addComponent(store, at ? { kind, at } : { kind });
  if (isSecondPlatformPart(store, kind)) return;
  const hops = chainData([start.kind, kind, end.kind], edge.from.port);
  const [into, outOf] = hops ?? [];
  if (!into || !outOf) {
    notice(store, { text: `Not inserted: ${refusalAround(start.kind, kind, end.kind, edge.from.port)}`, tone: "info" });
    return addComponent(store, at ? { kind, at } : { kind });
  }
  const component = newComponent(blueprint, kind, start);
  const spot = placeFor(design, { kind, at: at ?? middle(layout.positions[start.id], layout.positions[end.id]), beside: start.id });
  finish(
    store,
    component,
    [
      { edit: "addComponent", component, at: spot },
      { edit: "removeEdge", edge: edgeId },
      edgeEdit(blueprint, { from: start.id, data: into, to: component.id }),
      edgeEdit(blueprint, { from: component.id, data: outOf, to: end.id }),
    ],
    ` between ${start.title} and ${end.title}`,
  );
}

function finish(store: DesignerStore, component: Component, edits: readonly Edit[], how: string): void {
  const joins = joinFrames(store.getState().log.current, edits);
  if (!commit(store, { label: `add ${component.title}`, edits: [...edits, ...joins] })) return;
  selectComponents(store, [component.id]);
  store.setState((state) => ({ panels: { ...state.panels, isInspectorOpen: true, inspectorTab: "settings" } }));
  announce(store, `${component.title} added${how}.`);
}

function isSecondPlatformPart(store: DesignerStore, kind: string): boolean {
  const existing = store.getState().log.current.blueprint.components.find((component) => component.kind === kind);
  if (!existing || !findDefinition(kind)?.isPlatform) return false;
  selectComponents(store, [existing.id]);
  notice(store, { text: `A blueprint has one “${existing.title}”. It is selected now.`, tone: "info" });
  return true;
}

/** The one pair of ports that fits, out of the neighbour before into it; several are a choice that is not ours to make. */
function onlyConnection(design: Design, add: Edit, neighbour: string, added: string): Connection | undefined {
  const trial = applyEdit(design, add);
  if (!trial.ok) return undefined;
  const { blueprint } = trial.value.design;
  const outgoing = fitting(blueprint, neighbour, added);
  if (outgoing.length > 0) return outgoing.length === 1 ? outgoing[0] : undefined;
  const incoming = fitting(blueprint, added, neighbour);
  return incoming.length === 1 ? incoming[0] : undefined;
}

function fitting(blueprint: Blueprint, from: string, to: string): readonly Connection[] {
  const start = find(blueprint, from);
  const outputs = (start && findDefinition(start.kind)?.outputs) ?? [];
  return outputs
    .map(({ data }) => ({ from, data, to }))
    .filter((connection) => connectionVerdict(blueprint, connection).verdict === "fits");
}

function refusalAround(start: string, kind: string, end: string, data: DataKind): string {
  const into = edgeVerdict({ from: start, data, to: kind });
  const outOf = edgeVerdict({ from: kind, data, to: end });
  if (into.verdict === "refused") return into.says;
  return outOf.verdict === "refused" ? outOf.says : "its ports do not fit here.";
}

function middle(start: Point | undefined, end: Point | undefined): Point | undefined {
  return start && end && { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
}

function find(blueprint: Blueprint, id: string | undefined): Component | undefined {
  return id === undefined ? undefined : blueprint.components.find((component) => component.id === id);
}
