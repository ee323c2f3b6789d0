import { describe, expect, it } from "vitest";
import { pipeline } from "./designer-store.testing.ts";
import { openingFolds, readFolds, writeFolds } from "./kept-folds.ts";

const frames = ["a", "b"].map((id) => ({
  id,
  title: id,
  note: "",
  tint: 0,
  position: { x: 0, y: 0 },
  size: { width: 1, height: 1 },
  members: [],
}));

function designOf(count: number) {
  const { blueprint, layout } = pipeline();
  const components = Array.from({ length: count }, (_, index) => ({ id: `s${index}`, kind: "event-stream", title: "S", settings: {} }));
  return { blueprint: { ...blueprint, components, edges: [] }, layout: { ...layout, frames } };
}

describe("frames that are folded when a blueprint opens", () => {
  it("are all of a big one at its first look, and that is said", () => {
    expect(openingFolds(designOf(1001), undefined)).toEqual({ frames: ["a", "b"], isBecauseBig: true });
    expect(openingFolds(designOf(1000), undefined)).toEqual({ frames: [], isBecauseBig: false });
  });

  it("are those that were left so, also of a big one: unfolding everything lasts", () => {
    expect(openingFolds(designOf(1001), [])).toEqual({ frames: [], isBecauseBig: false });
    expect(openingFolds(designOf(3), ["b"])).toEqual({ frames: ["b"], isBecauseBig: false });
  });

  it("are none of a big one without frames", () => {
    const { blueprint, layout } = designOf(1001);
    expect(openingFolds({ blueprint, layout: { ...layout, frames: [] } }, undefined).isBecauseBig).toBe(false);
  });
});

it("what is kept is read back; a shelf that holds nonsense or nothing says nothing", () => {
  const kept = new Map<string, string>();
  const shelf = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) };
  expect(readFolds(shelf, "x")).toBeUndefined();
  writeFolds(shelf, "x", new Set(["a"]));
  expect(readFolds(shelf, "x")).toEqual(["a"]);
  kept.set([...kept.keys()][0]!, "{");
  expect(readFolds(shelf, "x")).toBeUndefined();
});
