import { expect, it } from "vitest";
import { sharedSettings } from "./shared-settings.ts";

const stream = (id: string, settings = {}) => ({ id, kind: "event-stream", title: id, settings });

it("components of one kind share all settings; those that differ are mixed, unset ones are not", () => {
  const shared = sharedSettings([stream("a", { partitions: 2, keyField: "id" }), stream("b", { partitions: 3, keyField: "id" })]);
  const of = (key: string) => shared.find(({ setting }) => setting.key === key);
  expect(of("partitions")).toMatchObject({ isMixed: true, value: undefined });
  expect(of("keyField")).toMatchObject({ isMixed: false, value: "id" });
  expect(of("retentionHours")).toMatchObject({ isMixed: false, value: undefined });
});

it("a value beside a default is mixed", () => {
  const [first] = sharedSettings([stream("a", { topics: ["orders"] }), stream("b")]).filter(({ setting }) => setting.key === "topics");
  expect(first?.isMixed).toBe(true);
});

it("kinds that have nothing in the same form share nothing", () => {
  expect(sharedSettings([stream("a"), { id: "b", kind: "network", title: "b", settings: {} }])).toEqual([]);
  expect(sharedSettings([])).toEqual([]);
});
