import { describe, expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { removeSelected } from "../edit/remove.ts";
import { selectComponents } from "../edit/selection.ts";
import { goTo } from "./arrow-moves.ts";
import { focusEdge, focusedEdge } from "./edge-moves.ts";

function atConnection() {
  const design = pipeline();
  const store = storeOf(design);
  selectComponents(store, ["stream"]);
  const out = design.blueprint.edges.find(({ id }) => id === "stream-events--delivery")!;
  focusEdge(store, out);
  return store;
}

describe("the roving focus on a connection", () => {
  it("is on the one that was gone to, and says which it is", () => {
    const store = atConnection();
    expect(focusedEdge(store)?.id).toBe("stream-events--delivery");
    expect(store.getState().announcement?.text).toBe("Connection: Orders stream, events, to Orders delivery");
  });

  it.each([
    ["upstream", "stream"],
    ["downstream", "delivery"],
  ] as const)("goes %s to the component at that end", (direction, component) => {
    const store = atConnection();
    goTo(store, direction);
    expect([store.getState().focus, focusedEdge(store)]).toEqual([component, undefined]);
  });

  it("goes to the connections before and after it at the component that was left, and no further", () => {
    const store = atConnection();
    goTo(store, "above");
    expect(focusedEdge(store)?.id).toBe("clicks-events--stream");
    goTo(store, "above");
    expect(focusedEdge(store)?.id).toBe("clicks-events--stream");
    expect(store.getState().announcement?.text).toBe("No connection before this one.");
    goTo(store, "below");
    expect(focusedEdge(store)?.id).toBe("stream-events--delivery");
  });

  it("is where Remove takes the connection away", () => {
    const store = atConnection();
    removeSelected(store);
    expect(store.getState().log.current.blueprint.edges.map(({ id }) => id)).not.toContain("stream-events--delivery");
  });

  it("is nowhere while components are chosen, or several connections", () => {
    const store = atConnection();
    store.setState(({ selection }) => ({
      selection: { ...selection, edges: new Set(["clicks-events--stream", "stream-events--delivery"]) },
    }));
    expect(focusedEdge(store)).toBeUndefined();
    selectComponents(store, ["stream"]);
    expect(focusedEdge(store)).toBeUndefined();
  });
});
