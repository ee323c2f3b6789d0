import { findDefinition, settingOf } from "@zerolake/catalog";
import { expect, it } from "vitest";
import { viewedTarget } from "../viewed-target.ts";
import { overrideWords, withOverride } from "./overrides.ts";

const setting = settingOf(findDefinition("event-stream")!, "retentionHours")!;
const { target } = viewedTarget([], { wanted: null, tier: "standard" });
const dev = { slug: "dev", name: "dev", target, workload: {} };
const prod = { ...dev, slug: "prod", name: "prod" };
const change = { environment: prod, component: { id: "stream", title: "Orders" }, setting };

it("an override is set in its environment alone, and taken back", () => {
  const [untouched, changed] = withOverride([dev, prod], { ...change, value: 168 });
  expect(untouched).toBe(dev);
  expect(changed?.target.overrides).toEqual({ stream: { retentionHours: 168 } });
  expect(withOverride([changed!], { ...change, value: undefined })[0]?.target.overrides["stream"]).toEqual({});
});

it("an override says what holds where, and since when", () => {
  expect(overrideWords({ ...change, value: 168 })).toBe("Keep for of Orders is 168 hours in prod from the next deployment on.");
  expect(overrideWords({ ...change, value: undefined })).toContain("the same in prod as everywhere again");
});
