import { expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { fold, toggleFolds } from "./fold.ts";
import { frameSelection } from "./frames.ts";
import { focusComponent, selectComponents } from "./selection.ts";

function framed() {
  const store = storeOf(pipeline());
  selectComponents(store, ["clicks", "stream"]);
  frameSelection(store);
  return store;
}

it("folds the selected frame and unfolds it again", () => {
  const store = framed();
  toggleFolds(store);
  expect([...store.getState().foldedFrames]).toEqual(["frame-1"]);
  toggleFolds(store);
  expect(store.getState().foldedFrames.size).toBe(0);
});

it("a frame unfolds for a component inside that takes the focus", () => {
  const store = framed();
  fold(store, ["frame-1"]);
  focusComponent(store, "lake");
  expect(store.getState().foldedFrames.size).toBe(1);
  focusComponent(store, "stream");
  expect(store.getState().foldedFrames.size).toBe(0);
});

it("folding is no edit of the document", () => {
  const store = framed();
  const before = store.getState().log;
  toggleFolds(store);
  expect(store.getState().log).toBe(before);
});
