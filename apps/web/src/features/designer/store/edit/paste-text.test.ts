import { copyParts } from "@zerolake/blueprint";
import { describe, expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { copySelected } from "./clipboard.ts";
import { undo } from "./commit.ts";
import { pasteText } from "./paste-text.ts";
import { selectComponents } from "./selection.ts";

const design = pipeline();

describe("paste", () => {
  it("adds what another drawing's copy holds, under the pointer, as one step that undo takes back", () => {
    const source = storeOf(design);
    selectComponents(source, ["stream", "delivery"]);
    const store = storeOf(design);
    pasteText(store, copySelected(source)!, { x: 0, y: 800 });
    const { blueprint, layout } = store.getState().log.current;
    expect(blueprint.components.slice(-2).map(({ id }) => id)).toEqual(["stream-2", "delivery-2"]);
    expect(layout.positions["stream-2"]).toEqual({ x: 0, y: 800 });
    expect(store.getState().notice?.text).toBe("Left out: 2 edges to parts outside the selection.");
    expect(store.getState().selection.components).toEqual(new Set(["stream-2", "delivery-2"]));
    undo(store);
    expect(store.getState().log.current).toEqual(design);
  });

  it("a second paste at the same place covers nothing", () => {
    const store = storeOf(design);
    const text = copyParts(design, ["stream"]);
    for (let time = 0; time < 3; time += 1) pasteText(store, text, { x: 0, y: 800 });
    const spots = Object.values(store.getState().log.current.layout.positions).map(({ x, y }) => `${x} ${y}`);
    expect(new Set(spots).size).toBe(spots.length);
  });

  it.each([
    ["a blueprint", JSON.stringify(design.blueprint), "That isn't a Zerolake selection. Import it as a blueprint?", "importBlueprint"],
    ["other JSON", '{"a":1}', "That isn't a Zerolake selection. Copy parts on a canvas first.", undefined],
    ["no JSON", "hello", "That isn't a Zerolake selection. Copy parts on a canvas first.", undefined],
  ])("of %s changes nothing and says what it is", (_what, text, says, remedy) => {
    const store = storeOf(design);
    pasteText(store, text, undefined);
    expect(store.getState().log.current).toEqual(design);
    expect(store.getState().notice?.text).toBe(says);
    expect(store.getState().notice?.remedy).toBe(remedy);
  });
});
