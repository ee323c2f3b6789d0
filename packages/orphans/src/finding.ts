import type { OwnedResource } from "@zerolake/execution";

/**
 * - `unrecorded`: it bears the tags of one of our environments, and nothing of it is recorded.
 * - `gone`: it is recorded, and the cloud does not know it any more.
 * - `unknown`: it bears the tags of this installation and of an environment that the installation does not know.
 */
export const FINDING_KINDS = ["unrecorded", "gone", "unknown"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A call of ours that may have made the resource. */
export interface Trace {
  readonly environment: string;
  readonly address: string;
  readonly entryId: string;
  readonly operation: "create" | "update" | "delete" | "read" | "adopt";
  readonly state: "intended" | "accepted" | "succeeded" | "failed" | "uncertain";
  readonly identifier?: string;
  /** When the call was last heard of, by the database's clock in milliseconds since 1970. */
  readonly heardAtMs: number;
  /** Its deployment is running now. */
  readonly isLive: boolean;
}

/** Why we think that something is ours, from the strongest reason on. Tags are on everything that a scan lists. */
export interface Evidence {
  /** The call whose answer named this very resource, or that asked for something at its address and was never answered. */
  readonly entryId?: string;
  readonly reason: "answered" | "unanswered" | "tagsOnly" | "recorded";
}

export interface Finding extends Pick<OwnedResource, "type" | "via" | "identifier" | "title"> {
  readonly kind: FindingKind;
  readonly region: string;
  readonly environment: string;
  readonly component: string;
  readonly address: string;
  readonly evidence: Evidence;
  /** When a call of ours about its address was last heard of; absent when the journal knows none. */
  readonly heardAtMs?: number;
}

/** What is the same finding in every scan. */
export function keyOf({ kind, type, identifier }: Pick<Finding, "kind" | "type" | "identifier">): string {
  return JSON.stringify([kind, type, identifier]);
}
