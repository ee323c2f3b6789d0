import type { JsonObject } from "../json.ts";

/** Which sandbox cloud, or service beside the clouds, a row belongs to. A new cloud is a new member and a new folder beside `aws/`. */
type SandboxCloud = "aws" | "azure" | "gcp" | "databricks" | "confluent" | "fabric";

/** Where a resource lives: account and region, or `global` for services that have no region. */
export interface Place {
  readonly cloud: SandboxCloud;
  readonly account: string;
  readonly scope: string;
}

export interface StoredResource extends Place {
  readonly type: string;
  /** Primary identifier, several parts joined by `|`. */
  readonly identifier: string;
  /** What a read returns: desired state without write-only properties, plus defaults and what the cloud adds. */
  readonly model: JsonObject;
  /** State that the service keeps beside the model, e.g. whether a Flink application runs. */
  readonly serviceState: JsonObject;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

export type OperationVerb = "CREATE" | "UPDATE" | "DELETE";
type OperationState = "IN_PROGRESS" | "SUCCESS" | "FAILED" | "CANCEL_COMPLETE";

/** An asynchronous request. Its end is decided when it is accepted and shown when it is due, so that a restart changes nothing. */
export interface StoredOperation extends Place {
  readonly token: string;
  readonly type: string;
  readonly verb: OperationVerb;
  /** Empty for a create that makes nothing. */
  readonly identifier: string;
  readonly state: OperationState;
  readonly clientToken?: string;
  readonly requestDigest: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly endedAt?: number;
  readonly outcome: OperationOutcome;
}

export interface OperationOutcome {
  readonly errorCode?: string;
  readonly message?: string;
  /** What is stored at the end: the new model, or `null` to remove the resource. Left out when nothing changes, and once it is done. */
  readonly resource?: { readonly model: JsonObject; readonly serviceState: JsonObject } | null;
}

/** One change, as the clouds' own logs of activities keep it. */
export interface StoredActivity extends Place {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Who did it, as the cloud names its callers. */
  readonly actor: string;
  /** In the cloud's own words: `CreateBucket`, `Microsoft.Search/searchServices/write`. */
  readonly action: string;
  readonly type: string;
  readonly identifier: string;
}

export interface StoredAccount {
  readonly cloud: SandboxCloud;
  readonly account: string;
  readonly organization: string;
}

export interface StoredAccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly cloud: SandboxCloud;
  readonly account: string;
  /** Of credentials that were lent for a while. */
  readonly sessionToken?: string;
  /** How the cloud names whoever uses it, when that is not the account's own user. */
  readonly arn?: string;
  /** Milliseconds since the epoch; after it the key answers as an expired session does. */
  readonly expiresAt?: number;
}

/** A named JSON document: faults, quotas and the latency profile. */
export interface StoredSetting {
  readonly name: string;
  readonly value: JsonObject;
}

export function resourceKey(place: Place, type: string, identifier: string): string {
  return JSON.stringify([place.cloud, place.account, place.scope, type, identifier]);
}
