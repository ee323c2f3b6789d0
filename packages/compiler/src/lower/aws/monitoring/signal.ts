import type { Value } from "@zerolake/resources";

/** What people can ask to be alerted about; cost is watched by the budget. */
type Alert = "lag" | "freshness" | "failures";

/** A number that a service reports about itself and that means trouble above a threshold. */
export interface Signal {
  /** Unique in the environment, e.g. `stream.lag.clicks`; part of the alarm's address and name. */
  readonly key: string;
  readonly alert: Alert;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, Value>>;
  readonly statistic: "Maximum" | "Sum";
  readonly threshold: number;
  /** Seconds per data point. */
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  /** How many of the last periods must be bad. */
  readonly badPeriods: number;
}

/** Any failure within five minutes. */
export const ANY_FAILURE = {
  alert: "failures",
  statistic: "Sum",
  threshold: 0,
  periodSeconds: 300,
  evaluationPeriods: 1,
  badPeriods: 1,
} as const;

/** Three bad minutes of the last five, so that a single late batch wakes nobody. */
export const THREE_OF_FIVE_MINUTES = { statistic: "Maximum", periodSeconds: 60, evaluationPeriods: 5, badPeriods: 3 } as const;
