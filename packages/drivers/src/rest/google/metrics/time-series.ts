import type { MetricPoint } from "@zerolake/execution";
import * as z from "zod";

const labelsSchema = z.record(z.string(), z.string()).default({});
const seriesSchema = z.object({
  metric: z.object({ labels: labelsSchema }).default({ labels: {} }),
  resource: z.object({ labels: labelsSchema }).default({ labels: {} }),
  points: z
    .array(
      z.object({
        interval: z.object({ endTime: z.string() }),
        value: z.object({ doubleValue: z.number().optional(), int64Value: z.string().optional(), boolValue: z.boolean().optional() }),
      }),
    )
    .default([]),
});

/** What `GET …/timeSeries` answers. */
export const timeSeriesSchema = z.object({
  timeSeries: z.array(seriesSchema).default([]),
  nextPageToken: z.string().optional(),
});
export type TimeSeries = z.infer<typeof seriesSchema>;

/** Google tells the newest value first, and when its period ended. */
export function pointsOf({ points }: TimeSeries, periodMs: number): readonly MetricPoint[] {
  const found = points.flatMap(({ interval, value }) => {
    const number = numberIn(value);
    return number === undefined ? [] : [{ atMs: Date.parse(interval.endTime) - periodMs, value: number }];
  });
  return found.sort((left, right) => left.atMs - right.atMs);
}

function numberIn({ doubleValue, int64Value, boolValue }: TimeSeries["points"][number]["value"]): number | undefined {
  if (doubleValue !== undefined) return doubleValue;
  if (int64Value !== undefined) return Number(int64Value);
  return boolValue === undefined ? undefined : Number(boolValue);
}

/** The value of a label by its full name, e.g. `resource.labels.topic_id`. */
export function labelOf({ metric, resource }: TimeSeries, name: string): string | undefined {
  const [of = "", , ...rest] = name.split(".");
  return (of === "resource" ? resource : metric).labels[rest.join(".")];
}
