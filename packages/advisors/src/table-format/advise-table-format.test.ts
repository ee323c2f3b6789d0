import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TableFormat } from "../advice.ts";
import { adviseTableFormat } from "./advise-table-format.ts";
import { POINTS } from "./points.ts";
import { REASONS_AGAINST } from "./reasons-against.ts";
import { settingsOfFormat } from "./settings-of-format.ts";
import { SHARING_ENGINES, type TableSituation } from "./situation.ts";

const APPEND: TableSituation = { cloud: "aws", engines: [], updates: "append", freshness: "minutes", incrementalPull: false };

const situations = fc.record<TableSituation>({
  cloud: fc.constantFrom("aws", "azure", "gcp", "local"),
  engines: fc.subarray([...SHARING_ENGINES]),
  updates: fc.constantFrom("append", "upsert"),
  freshness: fc.constantFrom("minutes", "seconds", "hour", "day"),
  incrementalPull: fc.boolean(),
});

function refuseIceberg(format: TableFormat) {
  return format === "iceberg" ? { rule: "ZL-FMT-010", says: "Synapse cannot read it" } : undefined;
}

describe("table format", () => {
  it.each<[Partial<TableSituation>, TableFormat]>([
    [{ cloud: "aws" }, "iceberg"],
    [{ cloud: "azure" }, "delta"],
    [{ cloud: "gcp" }, "iceberg"],
    [{ cloud: "local" }, "iceberg"],
    [{ cloud: "aws", updates: "upsert" }, "hudi"],
    [{ cloud: "gcp", updates: "upsert" }, "iceberg"],
    [{ cloud: "azure", updates: "upsert" }, "delta"],
    [{ cloud: "aws", engines: ["databricks"], updates: "upsert" }, "iceberg"],
    [{ cloud: "azure", engines: ["synapse"], updates: "upsert" }, "delta"],
    [{ cloud: "aws", engines: ["databricks", "athena", "redshift"], updates: "upsert", freshness: "hour" }, "iceberg"],
  ])("%j leads to %s", (situation, format) => {
    expect(adviseTableFormat({ ...APPEND, ...situation }).choice).toBe(format);
  });

  it("the order of the engines means nothing", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const reversed = { ...situation, engines: situation.engines.toReversed() };
        expect(adviseTableFormat(reversed)).toEqual(adviseTableFormat(situation));
      }),
    );
  });

  it("the highest wins, and both others get a reason", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { choice, scores, whyNot } = adviseTableFormat(situation);
        expect(scores[choice]).toBe(Math.max(...Object.values(scores)));
        expect(whyNot.map(({ option }) => option)).toEqual((["iceberg", "delta", "hudi"] as const).filter((format) => format !== choice));
        for (const { because } of whyNot) expect(because).not.toBe("");
      }),
    );
  });

  it("a format that a rule refuses makes way for the next, and says which rule", () => {
    const advice = adviseTableFormat(APPEND, refuseIceberg);
    expect(advice.choice).toBe("delta");
    expect(advice.because).toContain("iceberg is ruled out: Synapse cannot read it (ZL-FMT-010)");
    expect(advice.whyNot[0]).toEqual({ option: "iceberg", because: "Synapse cannot read it (ZL-FMT-010)" });
  });

  it("when every format is refused the best one stays", () => {
    expect(adviseTableFormat(APPEND, () => ({ rule: "ZL-FMT-010", says: "no" })).choice).toBe("iceberg");
  });

  it("every point and every reason against is reached by some situation", () => {
    const all = fc.sample(situations, { numRuns: 3000, seed: 1 });
    expect(POINTS.filter(({ when }) => !all.some(when)).map(({ because }) => because)).toEqual([]);
    const said = new Set(
      all.flatMap((situation) => adviseTableFormat(situation).whyNot.map(({ option, because }) => `${option}: ${because}`)),
    );
    const reasons = Object.entries(REASONS_AGAINST).flatMap(([format, list]) => list.map(({ because }) => `${format}: ${because}`));
    expect(reasons.filter((reason) => !said.has(reason))).toEqual([]);
  });

  it("settings follow from the format", () => {
    expect(settingsOfFormat("iceberg", { ...APPEND, updates: "upsert" }, ["bronze"])).toEqual({
      deleteMode: "merge-on-read",
      maintenance: { schedule: "hourly" },
    });
    expect(settingsOfFormat("iceberg", APPEND, ["bronze"])).toEqual({ deleteMode: "copy-on-write" });
    expect(settingsOfFormat("delta", { ...APPEND, incrementalPull: true }, ["bronze"])).toEqual({
      deletionVectors: true,
      changeDataFeed: true,
    });
    expect(settingsOfFormat("delta", { ...APPEND, engines: ["synapse"] }, ["bronze"])).toEqual({ deletionVectors: false });
    expect(settingsOfFormat("hudi", APPEND, ["silver", "gold"])).toMatchObject({ tableType: "mor", hudiTableVersion: 6 });
    expect(settingsOfFormat("hudi", APPEND, ["gold"])).toMatchObject({ tableType: "cow" });
  });
});
