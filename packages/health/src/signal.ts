import type { MetricQuestion } from "@zerolake/execution";
import type { Address, PropertyMap } from "@zerolake/resources";

/** What can be wrong with a component, in the order in which a person wants to hear of it. */
export const SIGNAL_KINDS = ["failures", "errors", "freshness", "lag", "latency", "saturation", "gpu"] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Units of what is judged and shown. */
export const SIGNAL_UNITS = ["count", "records", "seconds", "milliseconds", "percent", "bytes"] as const;
export type SignalUnit = (typeof SIGNAL_UNITS)[number];

export interface Threshold {
  readonly warn: number;
  readonly bad: number;
  /** Which side is ill; a value that equals a threshold has reached it. */
  readonly illWhen: "above" | "below";
  /** Where it comes from, as a sentence: a figure of the design, a setting, or the vendor's advice. */
  readonly because: string;
}

/** One question about the health of one resource, and how its answer is judged. */
export interface Signal {
  /** Stays the same for a resource: its address and the name of the row, e.g. `stream.topic#iterator-age`. */
  readonly id: string;
  readonly component: string;
  readonly address: Address;
  readonly kind: SignalKind;
  /** In plain words, e.g. "Oldest unread record". */
  readonly label: string;
  readonly unit: SignalUnit;
  readonly question: MetricQuestion;
  /** `value`: each value counts as it is. `sinceLast`: seconds since the end of the last period with a value above zero. */
  readonly reading: "value" | "sinceLast";
  /** What the cloud's value is multiplied by to be in `unit`. */
  readonly factor: number;
  readonly threshold: Threshold;
  /** What it means when there is no value: nothing happens and that is fine, or nobody knows. */
  readonly whenQuiet: "ok" | "unknown";
  /** So many of the last so many values must be over a threshold: one spike is no illness. */
  readonly needs: { readonly points: number; readonly of: number };
}

/** A resource as it was recorded: references resolved. */
export interface MeasuredResource {
  readonly address: Address;
  readonly component: string;
  readonly type: string;
  readonly via: string;
  readonly identifier: string;
  readonly properties: PropertyMap;
  readonly attributes: PropertyMap;
}

/** What a row may know beside its resource. */
export interface HealthFacts {
  readonly region: string;
  /** Account, subscription or project. */
  readonly account: string;
  /** The component's settings as they hold. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The design's figures, those of the environment included, e.g. `freshnessSecondsTarget`. */
  readonly workload: Readonly<Record<string, unknown>>;
}
