import { expect, it } from "vitest";
import { pipeline, storeOf } from "../designer-store.testing.ts";
import { undo } from "./commit.ts";
import { resetOnCloud, setEdgeZone, setSetting, setTags } from "./set.ts";

const policiesOf = (store: ReturnType<typeof storeOf>) => store.getState().log.current.blueprint.policies;

it("tags are one step each, and taking the last one away leaves none", () => {
  const store = storeOf(pipeline());
  expect(setTags(store, { "cost-center": "4711" })).toBe(true);
  expect(policiesOf(store).tags).toEqual({ "cost-center": "4711" });
  expect(setTags(store, {})).toBe(true);
  expect(policiesOf(store)).toEqual({ omit: [] });
  undo(store);
  expect(policiesOf(store).tags).toEqual({ "cost-center": "4711" });
});

it.each([
  ["a capital letter", { Team: "orders" }],
  ["a name that a cloud keeps to itself", { "aws-team": "orders" }],
  ["one of our own names", { zerolake: "orders" }],
  ["a value with a blank", { team: "all orders" }],
  ["more than every type takes", Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`t${index}`, "x"]))],
])("%s is refused before it is an edit", (_what, tags) => {
  const store = storeOf(pipeline());
  expect(setTags(store, tags as Record<string, string>)).toBe(false);
  expect(store.getState().history.done).toEqual([]);
});

it("the zone of a connection is set and taken back without a trace", () => {
  const store = storeOf(pipeline());
  const edge = () => store.getState().log.current.blueprint.edges.at(-1)!;
  const before = edge();
  setEdgeZone(store, before, "gold");
  expect(edge().settings).toEqual({ zone: "gold" });
  setEdgeZone(store, edge(), undefined);
  expect(edge()).toEqual(before);
});

it("what holds on one cloud only goes when it is reset there", () => {
  const design = pipeline();
  const store = storeOf({ ...design, blueprint: { ...design.blueprint, targetChoices: { azure: { "stream.sku": "premium" } } } });
  resetOnCloud(store, { cloud: "azure", component: "stream", setting: { key: "sku", label: "Event Hubs tier" } });
  expect(store.getState().log.current.blueprint.targetChoices).toEqual({});
});

it("a setting of several components is one step of undo", () => {
  const store = storeOf(pipeline());
  setSetting(store, { components: ["clicks", "stream"], setting: { key: "note", label: "Note" }, value: "x" });
  expect(store.getState().history.done).toHaveLength(1);
  undo(store);
  expect(store.getState().log.current.blueprint.components.map(({ settings }) => settings)).toEqual([{}, {}, {}, {}]);
});
