import type { Address } from "./address.ts";
import type { PropertyMap } from "./value.ts";

export type Cloud = "aws" | "azure" | "gcp";
export const TIERS = ["prototype", "standard", "production"] as const;
export type Tier = (typeof TIERS)[number];

/** What a cloud says about a type. Paths are dotted property paths of the type, without a leading slash. */
export interface TypeFacts {
  /** A change of one of these needs a new resource. */
  readonly createOnly: readonly string[];
  /** Set by the cloud; never sent. */
  readonly readOnly: readonly string[];
  /** Never returned by a read: compared by digest of what was sent, never reported as drift. */
  readonly writeOnly: readonly string[];
  /** The properties that together identify a resource to the cloud, in the cloud's own order. */
  readonly identifier: readonly string[];
  /** A create with an existing name is refused by the cloud, so a lost create can be found by its name. */
  readonly hasUniqueName: boolean;
  /** The cloud draws the identifier, and what a search compares – our deterministic name, our own parent or identity – can only be ours. */
  readonly isFoundByContent?: true;
  /** The cloud would make a second one, but shows at once what it has begun to make, in its list or as work under way: what is not found there does not exist. */
  readonly isShownAtOnce?: true;
  /** The property that holds its own physical name, when it has one that we choose. */
  readonly nameProperty?: string;
  /** Name of the property that carries the owner tags, and the form in which the type takes them. */
  readonly tags: { readonly property: string; readonly shape: "list" | "map" } | null;
}

/** One resource, in the cloud's native vocabulary, as it should be. */
export interface DesiredResource {
  readonly address: Address;
  /** Component of the blueprint that it belongs to. */
  readonly component: string;
  /** Native type, e.g. `AWS::Kinesis::Stream`. */
  readonly type: string;
  /** Which part of the driver handles it: `cloudcontrol`, or `sdk:<service>` for a direct handler. */
  readonly via: string;
  readonly apiVersion?: string;
  readonly properties: PropertyMap;
  /** Explicit order, beyond what references already say. */
  readonly dependsOn: readonly Address[];
  /** Deleting it loses what people put in: replaced or destroyed only with an explicit consent. */
  readonly holdsData: boolean;
  /** Kept when the environment is destroyed (shared by others, or kept for the law). */
  readonly retain: boolean;
  /** One per account or region, used by several environments: read first, change only our part, never delete. */
  readonly singleton?: "account" | "region";
  /** Looks something up and changes nothing: planned as `read`, never created, updated or deleted. */
  readonly isReadStep?: true;
  /** Cannot exist before something else happened, e.g. "the first table was written". Listed, not applied. */
  readonly deferredUntil?: string;
  /** Typical minutes from asking to ready, [low, high]. */
  readonly expectedMinutes: readonly [number, number];
  /** After this many minutes the step fails as "took too long"; it belongs to the type, never to the run. */
  readonly timeLimitMinutes: number;
  readonly facts: TypeFacts;
}

/** Where a blueprint is compiled for. Identifiers are UUIDs made once, never names. */
export interface Target {
  readonly cloud: Cloud;
  readonly region: string;
  readonly tier: Tier;
  readonly environment: EnvironmentIdentity;
  /** Cloud account, e.g. the 12-digit AWS account id; known from the connection. */
  readonly account: string;
  /** Answers to the questions of the target panel and pinned versions, e.g. `{ "kafkaVersion": "3.8.x" }`. */
  readonly choices: Readonly<Record<string, unknown>>;
  /** Per-environment settings: component id → setting → value. */
  readonly overrides: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Tags beside the owner's that everything created gets, in a form that every cloud takes. */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface EnvironmentIdentity {
  readonly installationId: string;
  readonly organizationId: string;
  readonly environmentId: string;
  /** Short, human name used in resource names: lower-case letters, digits, hyphens. */
  readonly name: string;
  /** First part of every resource name; default `zl`. */
  readonly namePrefix: string;
}
