import { quantile, report, rounded } from "./report.ts";

interface Arrivals {
  /** How long each took, in milliseconds. */
  readonly times: readonly number[];
  readonly expected: number;
  readonly limitMs: number;
  /** How fast they were sent, say. */
  readonly also?: string;
}

/** Every event must have come, once, and all but a few of them in time. */
export function reportArrivals(what: string, { times, expected, limitMs, also }: Arrivals): void {
  const p95 = quantile(times, 0.95);
  report({
    figure: `${what}, p95`,
    value: rounded(p95, 0),
    unit: "ms",
    bar: `< ${limitMs} ms`,
    isMet: p95 < limitMs && times.length === expected,
    note: `${times.length} of ${expected} arrivals${also === undefined ? "" : ` ${also}`}: median ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms, slowest ${Math.max(...times)} ms`,
  });
}
