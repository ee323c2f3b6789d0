import { validate } from "@zerolake/blueprint";
import { COMPONENT_DEFINITIONS } from "@zerolake/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DesignerStore } from "../designer-state.ts";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { addAndConnect, addComponent, insertOnEdge } from "./add.ts";
import { duplicate } from "./clipboard.ts";
import { redo, undo } from "./commit.ts";
import { connect, connectThrough } from "./connect.ts";
import { frameSelection, unframeSelection } from "./frames.ts";
import { moveNodes, moveSelectedBy } from "./move.ts";
import { removeAndJoin, removeComponents, removeSelected } from "./remove.ts";
import { selectAll, selectComponents } from "./selection.ts";
import { renameComponent, setSetting, setTier, setWorkload } from "./set.ts";

const design = (store: DesignerStore) => store.getState().log.current;
const kinds = COMPONENT_DEFINITIONS.map(({ kind }) => kind);

/** Anything that a person can do to a drawing. */
const gesture = fc.oneof(
  fc.constantFrom(...kinds).map((kind) => (store: DesignerStore) => addComponent(store, { kind })),
  fc.tuple(fc.constantFrom(...kinds), fc.nat(5)).map(([kind, index]) => (store: DesignerStore) => {
    const edge = design(store).blueprint.edges[index];
    if (edge) insertOnEdge(store, { kind, edge: edge.id });
  }),
  fc.nat(6).map((index) => (store: DesignerStore) => {
    const component = design(store).blueprint.components[index];
    if (component) selectComponents(store, [component.id]);
  }),
  fc.constant(selectAll),
  fc.constant(removeSelected),
  fc.constant(removeAndJoin),
  fc.constant(frameSelection),
  fc.constant(unframeSelection),
  fc.constant((store: DesignerStore) => duplicate(store, [...store.getState().selection.components])),
  fc.constantFrom(-40, 8, 40).map((x) => (store: DesignerStore) => moveSelectedBy(store, { x, y: x })),
  fc.tuple(fc.nat(6), fc.nat(6)).map(([from, to]) => (store: DesignerStore) => {
    const { components } = design(store).blueprint;
    const [start, end] = [components[from], components[to]];
    if (start && end) connect(store, { from: start.id, data: "events", to: end.id });
  }),
  fc.constantFrom("prototype" as const, "production" as const).map((tier) => (store: DesignerStore) => setTier(store, tier)),
  fc.nat(9).map((value) => (store: DesignerStore) => setWorkload(store, "eventsPerSecond", value)),
);

describe("editing a drawing", () => {
  it("undoing everything gives back the drawing, and doing it all again gives the result", () => {
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 20 }), (gestures) => {
        const store = storeOf(pipeline());
        for (const act of gestures) act(store);
        const after = design(store);
        const steps = store.getState().history.done.length;
        for (let step = 0; step < steps; step += 1) undo(store);
        expect(design(store)).toEqual(pipeline());
        for (let step = 0; step < steps; step += 1) redo(store);
        expect(design(store)).toEqual(after);
      }),
    );
  });

  it("no gesture leads to a drawing with a broken structure or a refused edge", () => {
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 20 }), (gestures) => {
        const store = storeOf(pipeline());
        for (const act of gestures) act(store);
        const broken = validate(design(store).blueprint).filter(({ code }) => /^ZL-(EDGE|ID|KIND)/.test(code));
        expect(broken).toEqual([]);
      }),
    );
  });

  it("nothing lies on top of anything else after adding", () => {
    const store = storeOf(pipeline());
    for (let index = 0; index < 12; index += 1) addComponent(store, { kind: "event-stream" });
    const spots = Object.values(design(store).layout.positions).map(({ x, y }) => `${x},${y}`);
    expect(new Set(spots).size).toBe(spots.length);
  });

  it("adds beside the selection, connected when exactly one pair of ports fits, named after its neighbour", () => {
    const store = storeOf(pipeline());
    selectComponents(store, ["lake"]);
    addComponent(store, { kind: "sql-engine" });
    const added = design(store).blueprint.components.at(-1);
    expect(added?.title).toMatch(/^Orders/);
    expect(design(store).blueprint.edges.at(-1)).toMatchObject({ from: { component: "lake" }, to: { component: added?.id } });
    expect(store.getState().selection.components).toEqual(new Set([added?.id]));
  });

  it("adding a second platform part selects the first", () => {
    const store = storeOf(pipeline());
    addComponent(store, { kind: "budget" });
    addComponent(store, { kind: "budget" });
    expect(design(store).blueprint.components.filter(({ kind }) => kind === "budget")).toHaveLength(1);
    expect(store.getState().notice?.text).toContain("has one");
  });

  it("a refused connection leaves the drawing alone and says why, and one click goes round it", () => {
    const store = storeOf(pipeline());
    const before = design(store);
    connect(store, { from: "clicks", data: "events", to: "lake" });
    const { refused } = store.getState();
    expect(design(store)).toBe(before);
    expect(refused?.insert.length).toBeGreaterThan(0);
    if (refused) connectThrough(store, refused.connection, refused.insert);
    expect(design(store).blueprint.components.length).toBe(before.blueprint.components.length + (refused?.insert.length ?? 0));
    undo(store);
    expect(design(store)).toEqual(before);
  });

  it("adding and connecting is one step", () => {
    const store = storeOf(pipeline());
    addAndConnect(store, { kind: "schema-registry", component: "stream", data: "events", direction: "from" });
    expect(store.getState().history.done).toHaveLength(1);
    undo(store);
    expect(design(store)).toEqual(pipeline());
  });

  it("setting what holds already is no step", () => {
    const store = storeOf(pipeline());
    setSetting(store, { components: ["stream"], setting: { key: "partitions", label: "Partitions" }, value: 4 });
    setSetting(store, { components: ["stream"], setting: { key: "partitions", label: "Partitions" }, value: 4 });
    expect(store.getState().history.done).toHaveLength(1);
  });

  it("one edit of several components is one step", () => {
    const store = storeOf(pipeline());
    setSetting(store, { components: ["stream", "delivery"], setting: { key: "note", label: "Note" }, value: "x" });
    expect(store.getState().history.done).toHaveLength(1);
    undo(store);
    expect(design(store)).toEqual(pipeline());
  });

  it("a component dropped into a frame joins it, and a frame takes its content along", () => {
    const store = storeOf(pipeline());
    selectComponents(store, ["clicks"]);
    frameSelection(store);
    const frame = design(store).layout.frames[0];
    moveNodes(store, new Map([["stream", { x: 8, y: 8 }]]));
    expect(design(store).layout.frames[0]?.members).toEqual(["clicks", "stream"]);
    moveNodes(store, new Map([[`frame/${frame?.id}`, { x: 400, y: 400 }]]));
    expect(design(store).layout.frames[0]?.position).toEqual({ x: 400, y: 400 });
  });

  it("a read-only drawing refuses every edit with its reason", () => {
    const store = storeOf(pipeline());
    store.setState({ mode: { kind: "readOnly", reason: "This is version 12 and can't change." } });
    renameComponent(store, "stream", "x");
    removeComponents(store, ["lake"]);
    expect(design(store)).toEqual(pipeline());
    expect(store.getState().notice?.text).toBe("This is version 12 and can't change.");
  });
});
