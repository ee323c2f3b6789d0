import type { MetricAnswer, MetricQuery, MetricQuestion } from "@zerolake/execution";

/** A value for every time that anybody may ask for, values for some times (`undefined` for none), or the reason why nothing is told. */
export type Measured = number | ((atMs: number) => number | undefined) | { readonly unavailable: string };

/** What a cloud in the process measures: nothing until it is told. */
export class MemoryMetrics {
  readonly #measured = new Map<string, Measured>();

  set(metric: string, measured: Measured): void {
    this.#measured.set(metric, measured);
  }

  /** Whole periods of the window that ends now, as clouds align them. */
  read({ query, periodSeconds, windowSeconds }: MetricQuestion, nowMs: number): MetricAnswer {
    const measured = this.#measured.get(nameOf(query));
    if (typeof measured === "object") return measured;
    if (measured === undefined) return { points: [] };
    const periodMs = periodSeconds * 1_000;
    const endMs = Math.floor(nowMs / periodMs) * periodMs;
    const times = Array.from({ length: Math.floor(windowSeconds / periodSeconds) }, (_, back) => endMs - (back + 1) * periodMs);
    return {
      points: times.toReversed().flatMap((atMs) => {
        const value = typeof measured === "number" ? measured : measured(atMs);
        return value === undefined ? [] : [{ atMs, value }];
      }),
    };
  }
}

function nameOf(query: MetricQuery): string {
  if (query.service === "failedRuns") return query.job;
  return query.service === "cloudMonitoring" ? query.metric.type : query.metric.name;
}
