import { describe, expect, it } from "vitest";
import { adviseCompute, COMPUTE_ROWS, type ComputeSituation } from "./advise-compute.ts";
import { adviseSparkEngine, SPARK_ROWS, type SparkSituation } from "./advise-spark-engine.ts";
import { adviseSqlPricing, SQL_ROWS, type SqlSituation } from "./advise-sql-pricing.ts";

const DAILY: ComputeSituation = {
  tier: "standard",
  hoursPerDay: 12,
  averageWorkers: 2,
  workersMax: 10,
  startsPerDay: 2,
  minutesPerRun: 60,
  needs: [],
};

const COMPUTE_CASES: readonly [Partial<ComputeSituation>, row: string, mode: string, settings: object][] = [
  [{ tier: "prototype" }, "1", "serverless", {}],
  [{ hoursPerDay: 2 }, "2", "serverless", {}],
  [{ startsPerDay: 24, minutesPerRun: 5, averageWorkers: 8 }, "2", "serverless", {}],
  [{ needs: ["gpu"] }, "3", "cluster", { idleShutdownMinutes: 15 }],
  [{ needs: ["custom-image"], tier: "prototype" }, "3", "cluster", { idleShutdownMinutes: 15 }],
  [{ averageWorkers: 8 }, "4", "cluster", { spotShare: 0.6 }],
  [{}, "5", "serverless", {}],
];

describe("compute", () => {
  it.each(COMPUTE_CASES)("%j is decided by row %s: %s", (situation, row, choice, settings) => {
    expect(adviseCompute({ ...DAILY, ...situation })).toMatchObject({ row, choice, settings });
  });

  it("every row decides some case", () => {
    expect([...new Set(COMPUTE_CASES.map(([, row]) => row))].sort()).toEqual([...COMPUTE_ROWS].sort());
  });
});

const SPARK_CASES: readonly [Partial<SparkSituation>, row: string, choice: string][] = [
  [{ engines: ["databricks"] }, "1", "databricks"],
  [{ format: "hudi" }, "2", "emr"],
  [{ cloud: "azure", format: "hudi" }, "3", "synapse"],
  [{ cloud: "azure", engines: ["fabric"] }, "4", "fabric"],
  [{ cloud: "gcp" }, "5", "dataproc"],
  [{}, "6", "auto"],
];

describe("Spark", () => {
  it.each(SPARK_CASES)("%j is decided by row %s: %s", (situation, row, choice) => {
    expect(adviseSparkEngine({ cloud: "aws", format: "iceberg", engines: [], ...situation })).toMatchObject({ row, choice });
  });

  it("every row decides some case", () => {
    expect([...new Set(SPARK_CASES.map(([, row]) => row))].sort()).toEqual([...SPARK_ROWS].sort());
  });
});

const ASKED: SqlSituation = {
  tbScannedPerDay: 1,
  hoursPerDay: 8,
  concurrency: 5,
  latencyMsP95: 10_000,
  prices: { scanUsdPerTb: 5, warehouseUsdPerHour: 3 },
};

const SQL_CASES: readonly [Partial<SqlSituation>, row: string, choice: string][] = [
  [{ concurrency: 20 }, "1", "warehouse"],
  [{ latencyMsP95: 1500 }, "1", "warehouse"],
  [{}, "2", "per-scan"],
  [{ tbScannedPerDay: 6 }, "3", "warehouse"],
];

describe("paying for SQL", () => {
  it.each(SQL_CASES)("%j is decided by row %s: %s", (situation, row, choice) => {
    expect(adviseSqlPricing({ ...ASKED, ...situation })).toMatchObject({ row, choice });
  });

  it("every row decides some case", () => {
    expect([...new Set(SQL_CASES.map(([, row]) => row))].sort()).toEqual([...SQL_ROWS].sort());
  });

  it("says where both cost the same", () => {
    const { breakEvenTbPerDay, dailyUsd } = adviseSqlPricing(ASKED);
    expect(dailyUsd).toEqual({ "per-scan": 5, warehouse: 24 });
    expect(breakEvenTbPerDay).toBeCloseTo(4.8);
    expect(adviseSqlPricing({ ...ASKED, prices: { scanUsdPerTb: 0, warehouseUsdPerHour: 3 } }).breakEvenTbPerDay).toBe(Infinity);
  });
});
