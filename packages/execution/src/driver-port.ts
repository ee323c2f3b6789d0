import type { Address, PropertyMap, TypeFacts } from "@zerolake/resources";
import type { CloudActivity, CloudInventory } from "./inventory-port.ts";
import type { CloudMetrics } from "./metrics-port.ts";
import type { PreflightQuestion, PreflightVerdict } from "./preflight-port.ts";
import type { CallOptions, OwnerTags, ResourceIdentity } from "./resource-identity.ts";

/** How a failed call is treated. Each driver maps its cloud's codes to these once. */
export const ERROR_CLASSES = [
  "retryable",
  "throttled",
  "quota",
  "permission",
  "conflict",
  "notFound",
  "invalid",
  "noCapacity",
  "terminal",
] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];

/**
 * What the engine does about an error beyond its class; only the driver knows the cloud's codes and wording.
 * - `alreadyExists`: a create met something of that name: adopt it when it is ours, otherwise show the conflict.
 * - `busy`: another operation runs on the resource: wait for its end.
 * - `propagation`: reads like an identity that the cloud has not spread yet: try again while the identity is young.
 * - `mayExist`: the cloud gave up waiting: look before another create.
 * - `halfCreated`: it exists but never became ready: it must go before another create.
 * - `notUpdatable`: the change needs a new resource.
 */
export const ERROR_CAUSES = ["alreadyExists", "busy", "propagation", "mayExist", "halfCreated", "notUpdatable"] as const;
export type ErrorCause = (typeof ERROR_CAUSES)[number];

export interface CloudError {
  readonly class: ErrorClass;
  readonly cause?: ErrorCause;
  /** The cloud's own code, e.g. `ServiceLimitExceeded`. */
  readonly code: string;
  /** The cloud's own message, unchanged except for redacted secrets. */
  readonly message: string;
  /** What it means and what to do, in our words. */
  readonly remedy: string;
  readonly retryAfterMs?: number;
}

/** Whether a failed creation may have made something all the same. */
export function mayHaveHadEffect({ class: errorClass, cause }: CloudError): boolean {
  return errorClass === "retryable" || cause === "mayExist" || cause === "halfCreated";
}

/** Properties are fully resolved: no references, and secrets replaced by their text just before the call. */
export interface ResourceRequest {
  readonly address: Address;
  readonly type: string;
  readonly via: string;
  readonly properties: PropertyMap;
  readonly facts: TypeFacts;
  readonly owner: OwnerTags;
  readonly singleton?: "account" | "region";
  /** Identifiers that a search must pass over: what is recorded already, such as the old half of a replacement with the same tags. */
  readonly otherThan?: readonly string[];
}

export interface DeleteOptions extends CallOptions {
  /** Nobody would miss what is inside, or a person consented to losing it. Without it, what is not empty is not deleted. */
  readonly mayEmpty: boolean;
}

/** `pending` means the cloud accepted the request and works on it; ask `poll` again with `operation`. */
export type OperationStatus =
  | { readonly state: "done"; readonly identifier: string; readonly attributes: PropertyMap }
  | {
      readonly state: "pending";
      readonly operation: string;
      readonly identifier?: string;
      readonly retryAfterMs: number;
      /** The cloud named that time itself. Otherwise it is the longest that makes sense, and the engine asks sooner at first. */
      readonly isHint?: true;
      readonly detail?: string;
    }
  | { readonly state: "failed"; readonly error: CloudError; readonly identifier?: string };

export interface ObservedResource {
  readonly identifier: string;
  readonly attributes: PropertyMap;
  /** Owner tags found on it; `undefined` when the type has none or they are not ours. */
  readonly owner?: OwnerTags;
}

/**
 * What a cloud can do for the engine. Implementations never throw for an answer of the cloud: they return `failed`
 * with a classified error. They throw only when no answer came (`NoAnswerError`): the outcome is then unknown; and, where a
 * call only looks, when the cloud refuses to show (`CloudRefusalError`).
 */
export interface CloudDriver extends CloudInventory, CloudActivity, CloudMetrics {
  create(request: ResourceRequest, call: CallOptions): Promise<OperationStatus>;
  /** `prior` is what was applied last; the driver makes the patch its cloud wants. Nothing to change is `done` without a call. */
  update(identity: ResourceIdentity, prior: PropertyMap, request: ResourceRequest, call: CallOptions): Promise<OperationStatus>;
  /** Deleting what is already gone is `done`. */
  delete(identity: ResourceIdentity, prior: PropertyMap, call: DeleteOptions): Promise<OperationStatus>;
  /**
   * How an accepted call stands. `failed` is the end of the operation, with class `notFound` when the cloud does not know it any more.
   * A refusal of the question itself (throttled, credentials expired) says nothing about the operation: throw `NoAnswerError`.
   */
  poll(operation: string, identity: Omit<ResourceIdentity, "identifier">, call: Pick<CallOptions, "timeLimitMs">): Promise<OperationStatus>;
  read(identity: ResourceIdentity, call: Pick<CallOptions, "timeLimitMs">): Promise<ObservedResource | undefined>;
  /** True when the cloud remembers a create's token: repeating an unanswered create with it cannot make a second resource. */
  honoursToken(type: string, via: string): boolean;
  /**
   * True when a creation is several calls: what is found after a crash may lack the later ones, so it is updated before it counts as
   * made. `update` makes up for whatever is missing.
   */
  isMadeInSteps(type: string, via: string): boolean;
  /**
   * Looks for a resource by identifier, unique name or owner tags: after a crash (what became of this create?), before
   * an adoption, and for a read step, whose properties say what to look up.
   */
  find(request: ResourceRequest, call: CallOptions): Promise<ObservedResource | undefined>;
  /** The cloud's live facts about a type, to verify the compiler's; `undefined` when the cloud does not say. */
  describe(type: string, call: Pick<CallOptions, "timeLimitMs">): Promise<TypeFacts | undefined>;
  /** Cheap call that proves that the credentials work; returns the account and who we are there. */
  whoAmI(call: Pick<CallOptions, "timeLimitMs">): Promise<CloudIdentity>;
  /** Names of the zones of the driver's region that the account may use, in a fixed order. */
  listZones(call: Pick<CallOptions, "timeLimitMs">): Promise<readonly string[]>;
  /**
   * Asks, before a deployment, what could stand in its way; changes nothing. One verdict per question, in their order: `unknown` where
   * the cloud has no way to ask, or refuses to say.
   */
  inspect(questions: readonly PreflightQuestion[], call: Pick<CallOptions, "timeLimitMs">): Promise<readonly PreflightVerdict[]>;
}

export interface CloudIdentity {
  readonly account: string;
  /** In the cloud's own words. */
  readonly identity: string;
  /** How a policy names that identity; absent for one that no policy can name, such as an account's root. */
  readonly principal?: string;
}

/** The cloud did not answer (network, time limit), or not the question: nobody knows whether the call had an effect. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
  /** Why the cloud would not say what became of a call. */
  readonly refusal?: CloudError;

  constructor(message: string, { refusal, ...options }: ErrorOptions & { readonly refusal?: CloudError } = {}) {
    super(message, options);
    if (refusal) this.refusal = refusal;
  }
}

/** A call that only looks (`read`, `find`, `describe`, `whoAmI`, `listZones`) was refused: its result type has no other way to say so. */
export class CloudRefusalError extends Error {
  override readonly name: string = "CloudRefusalError";
  readonly error: CloudError;

  constructor(error: CloudError) {
    super(`${error.code}: ${error.message}`);
    this.error = error;
  }
}
