import { describe, expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { addComponent, insertOnEdge } from "./add.ts";
import { undo } from "./commit.ts";
import { moveNodes, moveSelectedBy } from "./move.ts";
import { selectComponents } from "./selection.ts";

const frame = {
  id: "f",
  title: "Store",
  note: "",
  tint: 0,
  position: { x: 2000, y: 0 },
  size: { width: 800, height: 400 },
  members: ["lake"],
};

function framed() {
  const design = pipeline();
  return storeOf({ ...design, layout: { ...design.layout, frames: [frame] } });
}

describe("a part dropped on a connection", () => {
  it("leaves the connection alone when its ports do not fit, and says why", () => {
    const store = storeOf(pipeline());
    insertOnEdge(store, { kind: "stream-processor", edge: "stream-events--delivery" });
    expect(store.getState().notice?.text).toMatch(/^Not inserted: ./);
    expect(store.getState().log.current.blueprint.edges).toEqual(expect.arrayContaining([...pipeline().blueprint.edges]));
  });

  it("goes between the ends of the connection it was dropped on", () => {
    const design = pipeline();
    const direct = { id: "direct", from: { component: "clicks", port: "events" }, to: { component: "delivery", port: "events" } } as const;
    const store = storeOf({ ...design, blueprint: { ...design.blueprint, edges: [direct] } });
    insertOnEdge(store, { kind: "event-stream", edge: "direct" });
    const { blueprint } = store.getState().log.current;
    const added = blueprint.components.at(-1)!.id;
    expect(blueprint.edges.map(({ from, to }) => [from.component, to.component])).toEqual([
      ["clicks", added],
      [added, "delivery"],
    ]);
    expect(store.getState().history.done).toHaveLength(1);
    undo(store);
    expect(store.getState().log.current.blueprint.edges).toEqual([direct]);
  });
});

describe("a part dropped into a frame", () => {
  it("joins it with the same step, and leaves it with undo", () => {
    const store = framed();
    addComponent(store, { kind: "catalog", at: { x: 2200, y: 160 } });
    const added = store.getState().log.current.blueprint.components.at(-1)!.id;
    expect(store.getState().log.current.layout.frames[0]?.members).toEqual(["lake", added]);
    expect(store.getState().history.done).toHaveLength(1);
    undo(store);
    expect(store.getState().log.current.layout.frames).toEqual([frame]);
  });

  it("joins none beside it", () => {
    const store = framed();
    addComponent(store, { kind: "catalog", at: { x: 0, y: 900 } });
    expect(store.getState().log.current.layout.frames).toEqual([frame]);
  });
});

describe("a drag", () => {
  it("ends on the grid, and anywhere while the key against it is held", () => {
    const store = storeOf(pipeline());
    moveNodes(store, new Map([["lake", { x: 101.4, y: 203.2 }]]));
    expect(store.getState().log.current.layout.positions["lake"]).toEqual({ x: 104, y: 200 });
    moveNodes(store, new Map([["lake", { x: 101.4, y: 203.2 }]]), { isFree: true });
    expect(store.getState().log.current.layout.positions["lake"]).toEqual({ x: 101, y: 203 });
  });
});

it("a move by keys says where the component is now", () => {
  const store = storeOf(pipeline());
  selectComponents(store, ["stream"]);
  moveSelectedBy(store, { x: 8, y: 0 });
  expect(store.getState().announcement.text).toBe("Moved right, now after Orders clicks.");
  moveSelectedBy(store, { x: 0, y: 400 });
  expect(store.getState().announcement.text).toBe("Moved down.");
});
