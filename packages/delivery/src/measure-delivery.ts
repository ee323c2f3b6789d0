import { type Attempt, DAY_MS, isWithin, type Period } from "./attempt.ts";
import type { FigureName } from "./figures.ts";
import { median } from "./median.ts";

/** `null` where there was nothing to count: nothing is not zero. */
export type DeliveryFigures = Readonly<Record<FigureName, number | null>>;

/**
 * The figures of a period, as `FIGURES` defines them, from attempts in any order. Attempts before the period tell what a success in
 * it has mended, those after it what was rolled back. One pass over them, sorted: n log n.
 */
export function measureDelivery(attempts: readonly Attempt[], period: Period): DeliveryFigures {
  const isInPeriod = ({ finishedAt }: Attempt) => isWithin(finishedAt, period);
  const ended = attempts.filter(isInPeriod);
  const succeeded = ended.filter(({ outcome }) => outcome === "succeeded");
  const changes = succeeded.filter(({ purpose }) => purpose === "change");
  const { restoredMs, rolledBack } = followEnvironments(attempts, period);
  const failedChanges = ended.filter(({ outcome, purpose }) => outcome === "failed" && purpose === "change");
  const wrong = failedChanges.length + changes.filter((attempt) => rolledBack.has(attempt)).length;
  return {
    deploymentFrequency: changes.length / ((period.to - period.from) / DAY_MS),
    leadTime: median(changes.flatMap(({ finishedAt, newVersionSavedAt: at }) => (at === null ? [] : [finishedAt - at]))),
    changeFailureRate: share(wrong, changes.length + failedChanges.length),
    timeToRestore: median(restoredMs),
    successRate: share(succeeded.length, ended.filter(({ outcome }) => outcome !== "cancelled").length),
    medianDuration: median(succeeded.map(({ startedAt, finishedAt }) => finishedAt - startedAt)),
  };
}

interface Followed {
  /** Of each environment that was restored in the period. */
  readonly restoredMs: readonly number[];
  readonly rolledBack: ReadonlySet<Attempt>;
}

/** Each environment's attempts in the order of their ends. */
function followEnvironments(attempts: readonly Attempt[], period: Period): Followed {
  const restoredMs: number[] = [];
  const rolledBack = new Set<Attempt>();
  const failedSince = new Map<string, number>();
  const lastSuccess = new Map<string, Attempt>();
  for (const attempt of attempts.toSorted((one, other) => one.finishedAt - other.finishedAt)) {
    const { environmentId: environment, outcome, purpose, finishedAt } = attempt;
    if (outcome === "failed" && !failedSince.has(environment)) failedSince.set(environment, finishedAt);
    if (outcome !== "succeeded") continue;
    const since = failedSince.get(environment);
    if (since !== undefined && isWithin(finishedAt, period)) restoredMs.push(finishedAt - since);
    failedSince.delete(environment);
    const before = lastSuccess.get(environment);
    if (purpose === "rollback" && before?.purpose === "change") rolledBack.add(before);
    lastSuccess.set(environment, attempt);
  }
  return { restoredMs, rolledBack };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
