import { createHash, randomUUID } from "node:crypto";
import type { JsonObject } from "../../json.ts";
import type { OperationOutcome, OperationVerb, Place, StoredOperation } from "../../store/records.ts";
import type { AwsCall } from "../aws-call.ts";
import { AwsError, HandlerFailure } from "../aws-error.ts";
import { eventName, recordChange } from "../cloudtrail/record-change.ts";
import { progressEvent } from "./progress-event.ts";

interface Decision {
  readonly identifier: string;
  readonly outcome: OperationOutcome;
}

export interface Acceptance {
  readonly verb: OperationVerb;
  readonly type: string;
  readonly place: Place;
  readonly clientToken: string | undefined;
  /** The whole input: the same client token with another one is a conflict. */
  readonly input: JsonObject;
  readonly address: string | undefined;
  /** Checks that have to ask the database. Throws `HandlerFailure` when the handler refuses. */
  readonly prepare?: () => Promise<void>;
  /** Decides how the operation will end; runs without interruption until the operation is recorded. Throws as `prepare` does. */
  readonly decide: () => Decision;
  /** Known before the decision for everything but a create. */
  readonly identifier: string | undefined;
}

const CREATES_IN_HALF = new Set(["NotStabilized", "ServiceTimeout"]);

/** Answers a repeated client token with its first request; otherwise decides, stores and starts the operation. */
export async function acceptOperation(call: AwsCall, acceptance: Acceptance): Promise<object> {
  const { sandbox } = call;
  const now = sandbox.now();
  const requestDigest = createHash("sha256").update(JSON.stringify(acceptance.input)).digest("hex");
  const refusal = await prepare(acceptance);
  const earlier = findEarlier(call, acceptance, requestDigest, now);
  if (earlier) return { ProgressEvent: progressEvent(earlier, sandbox.latency, now) };
  refuseConcurrent(call, acceptance);
  const { identifier, outcome } = refusal ?? decide(call, acceptance);
  const operation: StoredOperation = {
    ...acceptance.place,
    token: randomUUID(),
    type: acceptance.type,
    verb: acceptance.verb,
    identifier,
    state: "IN_PROGRESS",
    ...(acceptance.clientToken === undefined ? {} : { clientToken: acceptance.clientToken }),
    requestDigest,
    startedAt: now,
    dueAt: now + durationMs(call, acceptance, outcome),
    outcome,
  };
  const shown = progressEvent(operation, sandbox.latency, now);
  if (identifier !== "") recordChange(call, operation, eventName(acceptance.type, acceptance.verb));
  await start(call, operation);
  return { ProgressEvent: shown };
}

/** The first answer always says IN_PROGRESS, as in the cloud; without latency the end is stored together with the start. */
async function start(call: AwsCall, operation: StoredOperation): Promise<void> {
  const { store, clock } = call.sandbox;
  const accepted = store.operations.put(operation);
  if (operation.dueAt <= operation.startedAt) await Promise.all([accepted, clock.settle(operation.token)]);
  else {
    clock.watch(operation);
    await accepted;
  }
}

function findEarlier(call: AwsCall, acceptance: Acceptance, requestDigest: string, now: number): StoredOperation | undefined {
  if (acceptance.clientToken === undefined) return undefined;
  const earlier = call.sandbox.store.operations.findByClientToken(acceptance.place, acceptance.clientToken, now);
  if (earlier && (earlier.requestDigest !== requestDigest || earlier.verb !== acceptance.verb)) {
    throw new AwsError("ClientTokenConflictException", "The specified client token has already been used in another resource request.");
  }
  return earlier;
}

function refuseConcurrent(call: AwsCall, { place, type, identifier }: Acceptance): void {
  if (identifier === undefined || !call.sandbox.store.operations.findRunning(place, type, identifier)) return;
  throw new AwsError(
    "ConcurrentOperationException",
    `Concurrent operation on resource of type '${type}' with identifier '${identifier}' is in progress.`,
  );
}

async function prepare(acceptance: Acceptance): Promise<Decision | undefined> {
  try {
    await acceptance.prepare?.();
    return undefined;
  } catch (error) {
    return refused(acceptance, error);
  }
}

function decide(call: AwsCall, acceptance: Acceptance): Decision {
  try {
    return injectFailure(call, acceptance, acceptance.decide());
  } catch (error) {
    return refused(acceptance, error);
  }
}

function refused(acceptance: Acceptance, error: unknown): Decision {
  if (!(error instanceof HandlerFailure)) throw error;
  return { identifier: acceptance.identifier ?? "", outcome: { errorCode: error.code, message: error.message } };
}

function injectFailure(call: AwsCall, acceptance: Acceptance, decided: Decision): Decision {
  const fault = call.sandbox.faults.take(faultSubject(call, acceptance), (action) => action.kind === "fail" && action.at === "handler");
  if (fault?.kind !== "fail") return decided;
  const failure = { errorCode: fault.code, message: fault.message };
  if (acceptance.verb !== "CREATE") return { identifier: decided.identifier, outcome: failure };
  // The cloud leaves half a resource behind when it waited in vain for it to become ready; other creates made nothing.
  return CREATES_IN_HALF.has(fault.code)
    ? { identifier: decided.identifier, outcome: { ...decided.outcome, ...failure } }
    : { identifier: "", outcome: failure };
}

function durationMs(call: AwsCall, acceptance: Acceptance, outcome: OperationOutcome): number {
  const { latency, faults } = call.sandbox;
  const usual = latency.durationMs(acceptance.type, acceptance.verb);
  // A refusal comes early.
  const own = outcome.errorCode === undefined ? usual : Math.min(usual, 1_000);
  const fault = faults.take(faultSubject(call, acceptance), (action) => action.kind === "delay" && action.at === "handler");
  return own + (fault?.kind === "delay" ? fault.ms : 0);
}

function faultSubject(call: AwsCall, { verb, type, identifier, address }: Acceptance) {
  const operation = { CREATE: "CreateResource", UPDATE: "UpdateResource", DELETE: "DeleteResource" }[verb];
  return {
    account: call.caller.account,
    service: "cloudcontrolapi",
    operation,
    type,
    ...(identifier === undefined ? {} : { identifier }),
    ...(address === undefined ? {} : { address }),
  };
}
