/** One figure with the bar it is held to; `scripts/bench` collects these lines. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** In words, e.g. `< 300 ms`. */
  readonly bar?: string;
  readonly isMet?: boolean;
  readonly note?: string;
}

export function report(figure: Figure): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}

/** Says of something that it was not measured; that counts neither as met nor as missed. */
export function reportSkipped(figure: string, reason: string): void {
  process.stdout.write(`${JSON.stringify({ figure, skipped: reason })}\n`);
}

/** Nearest-rank quantile of unsorted numbers; `share` between 0 and 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Milliseconds of `runs` calls after one that is not counted. */
export function timed(runs: number, work: () => unknown): number[] {
  work();
  return Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
}

export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
