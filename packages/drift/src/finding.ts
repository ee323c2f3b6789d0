import type { Address, Value } from "@zerolake/resources";

/** `changed`: a property has another value. `gone`: the whole resource is not found any more. */
export type DriftKind = "changed" | "gone";

/** From worst to harmless. */
export const DRIFT_SEVERITIES = ["high", "medium", "low"] as const;
export type DriftSeverity = (typeof DRIFT_SEVERITIES)[number];

/** Something that is not in the cloud as it was deployed. */
export interface DriftFinding {
  readonly address: Address;
  readonly component: string;
  readonly type: string;
  readonly kind: DriftKind;
  /** Dotted path below the resource's properties; empty where the resource is gone. */
  readonly path: string;
  /** What was sent; absent for what was not sent, and where a secret is involved. */
  readonly recorded?: Value;
  /** What the cloud reports; absent for what is there no more, and where a secret is involved. */
  readonly observed?: Value;
  readonly isSensitive?: true;
  readonly severity: DriftSeverity;
  /** What it means, for a person. */
  readonly why: string;
}

/** `recorded`: it stands in the cloud's own log. `likely`: our own scaling does such things. `unknown`: nobody knows. */
export const CAUSE_CERTAINTIES = ["recorded", "likely", "unknown"] as const;

/** Who may have done it. */
export interface DriftCause {
  readonly certainty: (typeof CAUSE_CERTAINTIES)[number];
  /** As the cloud names who did it; `autoscaler` where our own scaling did. */
  readonly actor?: string;
  /** In the cloud's own words, e.g. `PutBucketPolicy`. */
  readonly action?: string;
  /** ISO 8601. */
  readonly at?: string;
  /** The log that says so, e.g. `CloudTrail`. */
  readonly source?: string;
}

export const UNKNOWN_CAUSE: DriftCause = { certainty: "unknown" };
