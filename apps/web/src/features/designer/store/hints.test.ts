import { expect, it } from "vitest";
import { pipeline, storeOf } from "./designer-store.testing.ts";
import { HINTS } from "./hint-id.ts";
import { firstHint, hideHints, nextHint, replayHints } from "./hints.ts";
import { readFolds, writeFolds } from "./kept-folds.ts";

function shelf() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}
const broken = {
  getItem: () => {
    throw new Error("storage is off");
  },
  setItem: () => {
    throw new Error("storage is off");
  },
};

it("hints come one after the other on a first visit, and never again", () => {
  const kept = shelf();
  const store = storeOf(pipeline());
  expect(firstHint(kept)).toBe("palette");
  replayHints(store);
  const seen = HINTS.map(() => {
    const { hint } = store.getState();
    nextHint(store, kept);
    return hint;
  });
  expect(seen).toEqual([...HINTS]);
  expect(store.getState().hint).toBeUndefined();
  expect(firstHint(kept)).toBeUndefined();
});

it("hiding one hides them all", () => {
  const kept = shelf();
  const store = storeOf(pipeline());
  replayHints(store);
  hideHints(store, kept);
  expect(store.getState().hint).toBeUndefined();
  expect(firstHint(kept)).toBeUndefined();
});

it("folds are kept by blueprint", () => {
  const kept = shelf();
  writeFolds(kept, "a", new Set(["frame-1"]));
  expect(readFolds(kept, "a")).toEqual(["frame-1"]);
  expect(readFolds(kept, "b")).toBeUndefined();
});

it("a browser that keeps nothing gets no hints and no error", () => {
  const store = storeOf(pipeline());
  expect(firstHint(broken)).toBeUndefined();
  expect(() => hideHints(store, broken)).not.toThrow();
  expect(readFolds(broken, "a")).toBeUndefined();
  expect(() => writeFolds(broken, "a", new Set())).not.toThrow();
});
