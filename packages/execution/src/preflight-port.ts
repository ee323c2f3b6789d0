import type { Address } from "@zerolake/resources";

/** What is asked before anything is created, in the order in which a person reads the answers. */
export const PREFLIGHT_AREAS = ["permissions", "services", "regions", "quotas", "availability", "names"] as const;
export type PreflightArea = (typeof PREFLIGHT_AREAS)[number];

interface Asked {
  /** The resources of the plan that need it. */
  readonly addresses: readonly Address[];
}

/** May the identity of the connection do this? In the cloud's own words: `kinesis:CreateStream`, `Microsoft.Storage/storageAccounts/write`. */
export interface PermissionQuestion extends Asked {
  readonly area: "permissions";
  readonly action: string;
}

/** Is this service switched on in the account? `Microsoft.EventHub`, `pubsub.googleapis.com`. */
export interface ServiceQuestion extends Asked {
  readonly area: "services";
  readonly service: string;
}

/** Does the region have this service? `Microsoft.Kusto/clusters`, `managedkafka.googleapis.com`. */
export interface RegionQuestion extends Asked {
  readonly area: "regions";
  readonly service: string;
}

/** Does the account's limit allow this much more? */
export interface QuotaQuestion extends Asked {
  readonly area: "quotas";
  /** Whose limit, and which, in the cloud's own words. */
  readonly service: string;
  readonly quota: string;
  /** What the limit counts; with a machine type, `needed` counts machines, and the cloud knows how many units each has. */
  readonly unit: string;
  readonly needed: number;
  readonly machineType?: string;
}

/** Does the region have this machine type at all? */
export interface AvailabilityQuestion extends Asked {
  readonly area: "availability";
  readonly machineType: string;
}

/** Is this name, which must be the only one in the world, still free? */
export interface NameQuestion extends Asked {
  readonly area: "names";
  readonly type: string;
  readonly name: string;
}

export type PreflightQuestion = PermissionQuestion | ServiceQuestion | RegionQuestion | QuotaQuestion | AvailabilityQuestion | NameQuestion;

export const PREFLIGHT_ANSWERS = ["yes", "no", "unknown"] as const;
export type PreflightAnswer = (typeof PREFLIGHT_ANSWERS)[number];

export interface PreflightVerdict {
  readonly answer: PreflightAnswer;
  /** What the cloud said, or why it could not be asked; always there unless the answer is a plain yes. */
  readonly detail?: string;
  /** Of a no: what to do. */
  readonly remedy?: string;
  /** Of a quota: the limit, what is used of it where the cloud tells, and what is needed in the limit's own unit. */
  readonly limit?: number;
  readonly used?: number;
  readonly needed?: number;
}
