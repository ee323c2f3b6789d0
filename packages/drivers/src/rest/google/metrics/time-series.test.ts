import { expect, it } from "vitest";
import { labelOf, pointsOf, timeSeriesSchema } from "./time-series.ts";

function series(points: readonly object[]) {
  const told = {
    metric: { type: "t", labels: { state: "failed" } },
    resource: { type: "r", labels: { topic_id: "clicks" } },
    points,
  };
  const [first] = timeSeriesSchema.parse({ timeSeries: [told] }).timeSeries;
  if (first === undefined) throw new Error("there is no series");
  return first;
}

const at = (endTime: string, value: object) => ({ interval: { startTime: endTime, endTime }, value });

it("reads values by the begin of their period, oldest first, whatever their type", () => {
  const told = series([
    at("2026-11-28T01:15:00Z", { boolValue: true }),
    at("2026-11-28T01:10:00Z", { int64Value: "12" }),
    at("2026-11-28T01:05:00Z", { doubleValue: 0.5 }),
    at("2026-11-28T01:00:00Z", { stringValue: "none" }),
  ]);
  const begin = Date.parse("2026-11-28T01:00:00Z");
  expect(pointsOf(told, 300_000)).toEqual([
    { atMs: begin, value: 0.5 },
    { atMs: begin + 300_000, value: 12 },
    { atMs: begin + 600_000, value: 1 },
  ]);
});

it("finds labels of the metric and of the resource by their full names", () => {
  const told = series([]);
  expect(["resource.labels.topic_id", "metric.labels.state", "resource.labels.state"].map((name) => labelOf(told, name))).toEqual([
    "clicks",
    "failed",
    undefined,
  ]);
});

it("takes an answer without series for one without values", () => {
  expect(timeSeriesSchema.parse({})).toEqual({ timeSeries: [] });
});
