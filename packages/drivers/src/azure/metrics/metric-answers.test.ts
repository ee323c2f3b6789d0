import { expect, it } from "vitest";
import { answerOf, metricsSchema } from "./metric-answers.ts";

function told(timeseries: readonly object[], other: object = {}) {
  const [metric] = metricsSchema.parse({ value: [{ name: { value: "Requests" }, timeseries, ...other }] }).value;
  if (metric === undefined) throw new Error("there is no metric");
  return metric;
}

const AT = "2026-11-28T01:00:00Z";
const LATER = "2026-11-28T01:05:00Z";

it("reads the values oldest first and leaves out periods that have none", () => {
  const metric = told([{ data: [{ timeStamp: LATER, total: 3 }, { timeStamp: AT, total: 2 }, { timeStamp: "2026-11-28T01:10:00Z" }] }]);
  expect(answerOf(metric, "Total")).toEqual({
    points: [
      { atMs: Date.parse(AT), value: 2 },
      { atMs: Date.parse(LATER), value: 3 },
    ],
  });
});

it.each([
  ["Total", { total: 2 }, { total: 4 }, 6],
  ["Count", { count: 2 }, { count: 4 }, 6],
  ["Average", { average: 2 }, { average: 4 }, 3],
  ["Maximum", { maximum: 2 }, { maximum: 4 }, 4],
  ["Minimum", { minimum: 2 }, { minimum: 4 }, 2],
] as const)("makes one value of several series: %s", (aggregation, one, other, value) => {
  const metric = told([{ data: [{ timeStamp: AT, ...one }] }, { data: [{ timeStamp: AT, ...other }] }]);
  expect(answerOf(metric, aggregation)).toEqual({ points: [{ atMs: Date.parse(AT), value }] });
});

it("says what Azure says of a metric that it has no values of", () => {
  const metric = told([], { errorCode: "InvalidSeries", errorMessage: "Too many series." });
  expect(answerOf(metric, "Total")).toEqual({ unavailable: "Azure Monitor has no values: Too many series." });
});
