import { expect, it } from "vitest";
import { pipeline, storeOf } from "./designer-store.testing.ts";
import { commit } from "./edit/commit.ts";
import { explainReadOnly } from "./explain-read-only.ts";

function readOnly() {
  const store = storeOf(pipeline());
  store.setState({ mode: { kind: "readOnly", reason: "This is version 12 and can't change.", remedy: "restoreAsDraft" } });
  return store;
}

it("an editing key says once why nothing changes, with the way on; after that only readers hear it", () => {
  const store = readOnly();
  explainReadOnly(store);
  const first = store.getState().notice;
  expect(first).toMatchObject({ text: "This is version 12 and can't change.", remedy: "restoreAsDraft" });
  explainReadOnly(store);
  expect(store.getState().notice).toBe(first);
  expect(store.getState().announcement.text).toBe("This is version 12 and can't change.");
});

it("no edit reaches a design that can only be looked at", () => {
  const store = readOnly();
  const before = store.getState().log;
  expect(commit(store, { label: "remove", edits: [{ edit: "removeComponent", component: "lake" }] })).toBe(false);
  expect(store.getState().log).toBe(before);
});
