import type { MetricPoint } from "@zerolake/execution";
import type { Signal } from "./signal.ts";

/** A signal of one-minute values that are ill at 10 (warn) and 100 (bad), for three of five. */
export function signal(changes: Partial<Signal> = {}): Signal {
  return {
    id: "stream.topic#lag",
    component: "stream",
    address: "stream.topic",
    kind: "lag",
    label: "Oldest unread record",
    unit: "seconds",
    question: {
      via: "cloudcontrol",
      query: { service: "cloudWatch", metric: { namespace: "N", name: "M", dimensions: {}, statistic: "Maximum" } },
      periodSeconds: 60,
      windowSeconds: 1_800,
    },
    reading: "value",
    factor: 1,
    threshold: { warn: 10, bad: 100, illWhen: "above", because: "It is so." },
    whenQuiet: "unknown",
    needs: { points: 3, of: 5 },
    ...changes,
  };
}

export const NOW_MS = 1_000 * 60_000;

/** One value a minute, the last one of the minute that ends now; `undefined` for none. */
export function minutes(...values: readonly (number | undefined)[]): readonly MetricPoint[] {
  return values.flatMap((value, index) => (value === undefined ? [] : [{ atMs: NOW_MS - (values.length - index) * 60_000, value }]));
}
