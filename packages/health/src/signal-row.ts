import type { MetricQuery } from "@zerolake/execution";
import type { HealthFacts, MeasuredResource, Signal, SignalKind, SignalUnit, Threshold } from "./signal.ts";

/** One question about every resource of a type: the line of a table. */
export interface SignalRow {
  /** Names the row among those of its type. */
  readonly key: string;
  readonly kind: SignalKind;
  readonly label: string;
  readonly unit: SignalUnit;
  /** The cloud's own metric; `undefined` where this resource publishes none, such as one without the switch that it takes. */
  readonly query: (resource: MeasuredResource, facts: HealthFacts) => MetricQuery | undefined;
  /** `undefined` where nothing says what would be too much. */
  readonly threshold: (facts: HealthFacts, resource: MeasuredResource) => Threshold | undefined;
  readonly whenQuiet: Signal["whenQuiet"];
  /** Default `value`. */
  readonly reading?: Signal["reading"];
  /** Default 1. */
  readonly factor?: number;
  /** Default five minutes: the clouds' own without charge. */
  readonly periodSeconds?: number;
  /** Default three hours. */
  readonly windowSeconds?: number;
  /** Default three of five. */
  readonly needs?: Signal["needs"];
}

/** Native type → what is measured of it. */
export type SignalTable = Readonly<Record<string, readonly SignalRow[]>>;

const PERIOD_SECONDS = 300;
const WINDOW_SECONDS = 3 * 3_600;
/** Of five, since the newest period or two are often not published yet. */
const NEEDS = { points: 3, of: 5 } as const;

/** The row asked about one resource; `undefined` where it does not apply. */
export function signalFrom(row: SignalRow, resource: MeasuredResource, facts: HealthFacts): Signal | undefined {
  const query = row.query(resource, facts);
  const threshold = row.threshold(facts, resource);
  if (query === undefined || threshold === undefined) return undefined;
  const { address, component, via } = resource;
  const { periodSeconds = PERIOD_SECONDS, windowSeconds = WINDOW_SECONDS } = row;
  return {
    id: `${address}#${row.key}`,
    component,
    address,
    kind: row.kind,
    label: row.label,
    unit: row.unit,
    question: { via, query, periodSeconds, windowSeconds },
    reading: row.reading ?? "value",
    factor: row.factor ?? 1,
    threshold,
    whenQuiet: row.whenQuiet,
    needs: row.needs ?? NEEDS,
  };
}
