import { type Blueprint, EMPTY_BLUEPRINT } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import type { Target, Tier } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import type { KnownEnvironment } from "../designer-state.ts";
import { viewedTarget } from "../viewed-target.ts";
import { settingRows } from "./setting-rows.ts";

const blueprint: Blueprint = {
  ...EMPTY_BLUEPRINT,
  components: [
    { id: "stream", kind: "event-stream", title: "Orders", settings: { partitions: 4 } },
    { id: "job", kind: "embedding-job", title: "Embed", settings: { model: "BAAI/bge-m3" } },
    { id: "index", kind: "vector-store", title: "Index", settings: {} },
  ],
  edges: [{ id: "e", from: { component: "job", port: "vectors" }, to: { component: "index", port: "vectors" } }],
  targetChoices: { azure: { "stream.sku": "premium" } },
};

function environment(slug: string, tier: Tier, overrides: Target["overrides"] = {}): KnownEnvironment {
  const { target } = viewedTarget([], { wanted: null, tier });
  return { slug, name: slug, target: { ...target, overrides }, workload: {} };
}

const ENVIRONMENTS = [environment("dev", "prototype"), environment("prod", "production", { stream: { partitions: 12 } })];
const stream = findDefinition("event-stream")!;
const rowsFor = (scope?: string, environments: readonly KnownEnvironment[] = ENVIRONMENTS) =>
  settingRows({ blueprint, environments, scope, viewed: viewedTarget(environments, { wanted: "prod", tier: "prototype" }) });

describe("rows of settings", () => {
  it("everywhere: what is drawn, with the default of the viewed size, and the values of all environments side by side", () => {
    expect(rowsFor().row("stream", stream, "partitions")).toMatchObject({
      value: 4,
      defaultValue: 1,
      defaultSource: "production",
      inEnvironments: [
        { slug: "dev", value: 4, isOwn: false },
        { slug: "prod", value: 12, isOwn: true },
      ],
    });
  });

  it("in one environment: its own value over the drawing's", () => {
    expect(rowsFor("prod").row("stream", stream, "partitions")).toMatchObject({
      value: 12,
      defaultValue: 4,
      defaultSource: "same everywhere",
    });
    expect(rowsFor("dev").row("stream", stream, "partitions").value).toBeUndefined();
    expect(rowsFor("prod").effective("stream")["partitions"]).toBe(12);
  });

  it("sizes that differ show side by side although nobody overrides; what is the same everywhere shows nothing", () => {
    const retention = rowsFor().row("stream", stream, "retentionHours").inEnvironments;
    expect(retention.map(({ value, isOwn }) => [value, isOwn])).toEqual([
      [24, false],
      [168, false],
    ]);
    expect(rowsFor().row("stream", stream, "keyField").inEnvironments).toEqual([]);
    expect(rowsFor(undefined, []).row("stream", stream, "retentionHours").inEnvironments).toEqual([]);
  });

  it("what is connected is offered instead of the default", () => {
    const { value, defaultValue, offer } = rowsFor().row("index", findDefinition("vector-store")!, "dimension");
    expect([value, defaultValue, offer]).toEqual([undefined, 1024, { value: 1024, from: ["job"], isFollowed: true }]);
  });

  it("what holds on one cloud only is told", () => {
    expect(rowsFor().row("stream", stream, "sku").onClouds).toEqual([{ cloud: "azure", value: "premium" }]);
  });
});
