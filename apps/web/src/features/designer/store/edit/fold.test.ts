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

it("shows the zones of a store that has them, and hides them again; a frame that is selected comes first", () => {
  const store = framed();
  focusComponent(store, "lake");
  toggleFolds(store);
  expect([...store.getState().unfoldedZones]).toEqual(["lake"]);
  expect(store.getState().announcement.text).toBe("Zones shown. Orders lake: bronze, silver, gold.");
  expect(store.getState().foldedFrames.size).toBe(0);
  toggleFolds(store);
  expect(store.getState().unfoldedZones.size).toBe(0);
});
