import type { RecordedResource } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { consentsOf, previewDestroy, protectedComponents } from "./destroy-choices.ts";

const resource = (address: string, extra: Partial<RecordedResource> = {}) =>
  recordedResource(desiredResource(address, { type: "T", expectedMinutes: [0, 1] }), extra);
const RECORDED = [
  resource("net.vpc"),
  resource("lake.bucket", { holdsData: true }),
  resource("lake.policy", { dependsOn: ["lake.bucket"] }),
  resource("tables.db", { holdsData: true, dependsOn: ["lake.bucket"] }),
  resource("settings.lf", { singleton: "region", holdsData: true }),
];

it("data stays unless the component's name was typed exactly, and every resource is either removed or kept", () => {
  fc.assert(
    fc.property(fc.record({ lake: fc.constantFrom("", "lake", "Lake"), tables: fc.constantFrom("", "tables", " tables ") }), (typed) => {
      const consents = consentsOf(protectedComponents(RECORDED), typed);
      const { removed, kept } = previewDestroy(RECORDED, consents, { usualMinutes: {} });
      expect([...removed, ...kept].map(({ address }) => address).toSorted()).toEqual(RECORDED.map(({ address }) => address).toSorted());
      const goes = new Set(removed.map(({ address }) => address));
      expect(goes.has("tables.db")).toBe(typed.tables.trim() === "tables");
      expect(goes.has("lake.bucket")).toBe(typed.lake === "lake" && goes.has("tables.db"));
      expect(goes.has("settings.lf")).toBe(false);
    }),
  );
});

it("shared resources are never offered", () => {
  expect(protectedComponents(RECORDED).map(({ component }) => component)).toEqual(["lake", "tables"]);
});

const minutes = (consents: readonly string[], usualMinutes = {}) => previewDestroy(RECORDED, consents, { usualMinutes }).expectedMinutes;

it("takes as long as the longest chain that goes, with what the account has shown", () => {
  expect(minutes([])).toEqual([0, 1]);
  expect(minutes([], { T: [10, 20] })).toEqual([5, 10]);
  expect(minutes(["lake.bucket", "tables.db"], { T: [10, 20] })).toEqual([10, 20]);
});

it("what goes is in the order in which it can go", () => {
  const order = previewDestroy(RECORDED, ["lake.bucket", "tables.db"], { usualMinutes: {} }).removed.map(({ address }) => address);
  expect(order.indexOf("lake.bucket")).toBeGreaterThan(Math.max(order.indexOf("lake.policy"), order.indexOf("tables.db")));
  expect(order).toHaveLength(4);
});
