import type { AzureMonitorMetric, MetricAnswer, MetricPoint } from "@zerolake/execution";
import * as z from "zod";

const FIELDS = { Average: "average", Total: "total", Minimum: "minimum", Maximum: "maximum", Count: "count" } as const;

const valueSchema = z.object({
  timeStamp: z.string(),
  average: z.number().nullish(),
  total: z.number().nullish(),
  minimum: z.number().nullish(),
  maximum: z.number().nullish(),
  count: z.number().nullish(),
});
const metricSchema = z.object({
  name: z.object({ value: z.string() }),
  errorCode: z.string().nullish(),
  errorMessage: z.string().nullish(),
  timeseries: z.array(z.object({ data: z.array(valueSchema).default([]) })).default([]),
});

/** What `GET …/providers/Microsoft.Insights/metrics` answers. */
export const metricsSchema = z.object({ value: z.array(metricSchema) });
export type ToldMetric = z.infer<typeof metricSchema>;

/** The values of one metric, oldest first; several series, one for each value of a dimension, become one. */
export function answerOf(told: ToldMetric, aggregation: AzureMonitorMetric["aggregation"]): MetricAnswer {
  const { errorCode, errorMessage, timeseries } = told;
  if (errorCode && errorCode !== "Success") return { unavailable: `Azure Monitor has no values: ${errorMessage ?? errorCode}` };
  const values = new Map<number, number[]>();
  for (const value of timeseries.flatMap(({ data }) => data)) {
    const number = value[FIELDS[aggregation]];
    const atMs = Date.parse(value.timeStamp);
    if (typeof number === "number" && !Number.isNaN(atMs)) values.set(atMs, [...(values.get(atMs) ?? []), number]);
  }
  const points: MetricPoint[] = [...values].map(([atMs, numbers]) => ({ atMs, value: joined(numbers, aggregation) }));
  return { points: points.sort((left, right) => left.atMs - right.atMs) };
}

function joined(numbers: readonly number[], aggregation: AzureMonitorMetric["aggregation"]): number {
  const sum = numbers.reduce((total, number) => total + number, 0);
  switch (aggregation) {
    case "Average":
      return sum / numbers.length;
    case "Minimum":
      return Math.min(...numbers);
    case "Maximum":
      return Math.max(...numbers);
    case "Total":
    case "Count":
      return sum;
  }
}
