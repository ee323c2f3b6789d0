import { firstMatch, type Row, type TableAdvice } from "../first-match.ts";

/** Pay for what queries read, or for a warehouse that is up. */
export type SqlPricing = "per-scan" | "warehouse";

export interface SqlSituation {
  readonly tbScannedPerDay: number;
  readonly hoursPerDay: number;
  readonly concurrency: number;
  readonly latencyMsP95: number;
  /** From the list of prices in use. */
  readonly prices: { readonly scanUsdPerTb: number; readonly warehouseUsdPerHour: number };
}

export interface SqlAdvice extends TableAdvice<SqlPricing> {
  readonly dailyUsd: Readonly<Record<SqlPricing, number>>;
  /** TB a day at which both cost the same. */
  readonly breakEvenTbPerDay: number;
}

interface Weighed extends SqlSituation {
  readonly dailyUsd: SqlAdvice["dailyUsd"];
}

const ROWS: readonly Row<Weighed, SqlPricing>[] = [
  {
    row: "1",
    when: (it) => it.concurrency >= 20 || it.latencyMsP95 < 2000,
    choice: "warehouse",
    because: ["many people at once, or answers within two seconds, need machines that are up"],
    whyNot: { "per-scan": "queries wait in line and start cold" },
  },
  {
    row: "2",
    when: (it) => it.dailyUsd["per-scan"] < it.dailyUsd.warehouse,
    choice: "per-scan",
    because: ["what is read costs less than a warehouse that is up"],
    whyNot: { warehouse: "it costs money while nobody asks" },
  },
  {
    row: "3",
    when: () => true,
    choice: "warehouse",
    because: ["so much is read that a warehouse costs less"],
    whyNot: { "per-scan": "every query pays for what it reads" },
  },
];

export const SQL_ROWS: readonly string[] = ROWS.map(({ row }) => row);

/** The cheaper way to pay for SQL, unless people or time limits settle it; with the break-even at the prices given. */
export function adviseSqlPricing(situation: SqlSituation): SqlAdvice {
  const { prices, hoursPerDay, tbScannedPerDay } = situation;
  const warehouse = hoursPerDay * prices.warehouseUsdPerHour;
  const dailyUsd = { "per-scan": tbScannedPerDay * prices.scanUsdPerTb, warehouse };
  const breakEvenTbPerDay = prices.scanUsdPerTb > 0 ? warehouse / prices.scanUsdPerTb : Infinity;
  return { ...firstMatch(ROWS, { ...situation, dailyUsd }), dailyUsd, breakEvenTbPerDay };
}
