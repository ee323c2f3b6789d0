import type { Address, DesiredResource, Diagnostic, PropertyMap, TypeFacts, Value } from "@zerolake/resources";

/**
 * - `adopt`: it exists and is ours (or is a singleton): record it, change only our part.
 * - `read`: look something up; changes nothing.
 * - `deferred`: cannot exist before data or a model does; listed, never counted, looked at again later.
 */
export const PLAN_ACTIONS = ["create", "update", "replace", "destroy", "adopt", "read", "none", "deferred"] as const;
export type PlanAction = (typeof PLAN_ACTIONS)[number];

/** One resource as it was last applied. Written only by apply, import and adopt. */
export interface RecordedResource {
  readonly address: Address;
  readonly component: string;
  readonly type: string;
  readonly via: string;
  /** The cloud's own primary identifier; several parts are joined with `|`, as Cloud Control does. */
  readonly identifier: string;
  /** What was sent, references resolved; a secret is kept as `{ "$secret": name }` beside its digest in `secretDigests`. */
  readonly properties: PropertyMap;
  /** What the cloud answered after the last apply: read-only attributes included. */
  readonly attributes: PropertyMap;
  /** Dotted property path → HMAC of the secret that was sent there. */
  readonly secretDigests: Readonly<Record<string, string>>;
  /** Everything it needed: explicit order and references. */
  readonly dependsOn: readonly Address[];
  readonly holdsData: boolean;
  readonly retain: boolean;
  readonly singleton?: "account" | "region";
  /** Looked up, not made by us: dropping the record touches nothing in the cloud. */
  readonly isReadStep?: true;
  /**
   * Somebody else made it and it was recorded here: what was fixed at its creation stays as it is (see `followImports`), and it goes with a
   * consent only.
   */
  readonly isImported?: true;
  /**
   * How a create that did not succeed left it. `broken`: it exists but never became ready, and is replaced.
   * `unfinished`: it took too long and may have become ready since; the next plan looks (`adopt`). Absent when all is well.
   */
  readonly condition?: "broken" | "unfinished";
  readonly facts: TypeFacts;
  readonly expectedMinutes: readonly [number, number];
  readonly timeLimitMinutes: number;
}

export interface PropertyChange {
  /** Dotted path below the resource's properties. */
  readonly path: string;
  readonly before?: Value;
  /** Absent when the property goes away. */
  readonly after?: Value;
  readonly forcesReplacement: boolean;
  /** `after` holds a reference whose value the apply will bring. */
  readonly isKnownAfterApply: boolean;
  /** Values are hidden: a secret is involved. */
  readonly isSensitive: boolean;
}

export type Risk = "none" | "interruption" | "dataLoss";

export interface PlanStep {
  readonly address: Address;
  readonly component: string;
  readonly type: string;
  readonly action: PlanAction;
  readonly changes: readonly PropertyChange[];
  /** Why this step is here, for a person: "removed from the blueprint", "PartitionKey changed", … */
  readonly because: string;
  readonly risk: Risk;
  /** A person consented to losing what it holds; only where the risk is `dataLoss`. */
  readonly hasConsent?: true;
  /** Steps that this one waits for, as a person reads it (already reversed for destroys). `planOperations` has both halves of a replacement. */
  readonly waitsFor: readonly Address[];
  /** Of a replacement: whether the new one is made before the old one goes. */
  readonly replaceOrder?: "createFirst" | "destroyFirst";
  /** Of a deferred step. */
  readonly deferredUntil?: string;
  /** Present unless the step is a destroy. */
  readonly desired?: DesiredResource;
  /** Present when something is recorded. */
  readonly prior?: RecordedResource;
}

export interface PlanTotals {
  readonly create: number;
  readonly update: number;
  /** Counted as an add and a destroy too when shown as "X to add, Y to change, Z to destroy". */
  readonly replace: number;
  readonly destroy: number;
  readonly adopt: number;
  readonly read: number;
  readonly unchanged: number;
  readonly deferred: number;
}

/** A step of the whole plan that a targeted one does not take. */
export type LeftOut = Pick<PlanStep, "address" | "component" | "action">;

/** Something that was changed outside and that the plan puts back, with the look that it rests on. */
export interface PlanDrift {
  readonly address: Address;
  /** `gone`: the resource is not there any more, and is created again. */
  readonly kind: "changed" | "gone";
  /** Dotted path below the resource's properties; empty where the resource is gone. */
  readonly path: string;
  /** What was sent. */
  readonly recorded?: Value;
  /** What the cloud reported; absent for what is there no more. */
  readonly observed?: Value;
  /** Values are hidden: a secret is involved. */
  readonly isSensitive?: true;
  /** ISO 8601; when the cloud reported it. */
  readonly observedAt: string;
}

/** What will happen, as data. It is stored, and approving it approves these bytes (see `planHash`). */
export interface Plan {
  readonly formatVersion: 1;
  readonly kind: "apply" | "destroy";
  /** Semantic hash of the blueprint version; absent for a destroy plan without one. */
  readonly blueprintHash?: string;
  /** Hash of the recorded state that it was computed from. */
  readonly stateHash: string;
  /** In the order in which a person should read them: replace, destroy, update, create, adopt, read, deferred, none. */
  readonly steps: readonly PlanStep[];
  /** Resources kept on purpose by a destroy, with the reason. */
  readonly kept: readonly { readonly address: Address; readonly reason: string }[];
  /** Of a targeted plan: what differs and is not in it. Absent when nothing that differs was left out, so such a plan is the whole one. */
  readonly leftOut?: readonly LeftOut[];
  /** What was seen to differ from what is recorded when the plan was made; absent when nothing did, or nobody looked. */
  readonly drift?: readonly PlanDrift[];
  readonly totals: PlanTotals;
  readonly diagnostics: readonly Diagnostic[];
  /** Secret name → digest of the text that the plan was made with; the apply refuses another one. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Minutes along the critical path, [low, high]. */
  readonly expectedMinutes: readonly [number, number];
}
