import { randomUUID } from "node:crypto";
import { jsonReply, type Reply } from "../http/exchange.ts";
import type { JsonObject } from "../json.ts";
import type { OperationOutcome, OperationVerb, StoredOperation } from "../store/records.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { GoogleError, grpcCodeOf, notFound } from "./google-error.ts";

export interface Accepted {
  readonly type: string;
  readonly verb: OperationVerb;
  readonly name: string;
  readonly outcome: OperationOutcome;
  /** How the operation speaks: the vendor's id of the answer's schema. */
  readonly response: string;
}

/** Stores an operation with its end, and answers with the operation as it stands now. */
export async function startOperation(call: GoogleCall, accepted: Accepted): Promise<Reply> {
  const { store, clock, latency, now } = call.sandbox;
  const startedAt = now();
  const operation: StoredOperation = {
    ...placeOf(call),
    token: randomUUID(),
    type: accepted.type,
    verb: accepted.verb,
    identifier: accepted.name,
    state: "IN_PROGRESS",
    requestDigest: accepted.response,
    startedAt,
    dueAt: startedAt + latency.durationMs(accepted.type, accepted.verb),
    outcome: accepted.outcome,
  };
  const shown = render(call, operation);
  const stored = store.operations.put(operation);
  if (operation.dueAt <= startedAt) await Promise.all([stored, clock.settle(operation.token)]);
  else {
    clock.watch(operation);
    await stored;
  }
  return jsonReply(200, shown);
}

/** Refuses a change of what is being changed. */
export function refuseConcurrent(call: GoogleCall, type: string, name: string): void {
  if (!call.sandbox.store.operations.findRunning(placeOf(call), type, name)) return;
  throw new GoogleError(409, "ABORTED", `Another operation is in progress on ${name}; it is an incompatible operation.`);
}

const POLLED = /\/operations\/(?:[a-z]+\.)?([0-9a-f-]{36})$/;

/** The answer to a question about an operation; `undefined` for every other address. */
export function answerPoll(call: GoogleCall): Reply | undefined {
  const token = call.exchange.method === "GET" ? POLLED.exec(call.path)?.[1] : undefined;
  if (token === undefined) return undefined;
  const operation = call.sandbox.store.operations.get(token);
  if (operation?.account !== call.project) throw notFound(`operation ${token}`);
  return jsonReply(200, render(call, operation));
}

function render(call: GoogleCall, operation: StoredOperation): JsonObject {
  const isOver = operation.state !== "IN_PROGRESS";
  return hasStatus(operation) ? computeStyle(call, operation, isOver) : longRunningStyle(call, operation, isOver);
}

/** Older services tell a status and nothing else. */
function hasStatus({ requestDigest }: StoredOperation): boolean {
  return ["compute.", "container.", "sqladmin."].some((service) => requestDigest.startsWith(service));
}

function computeStyle({ project }: GoogleCall, operation: StoredOperation, isOver: boolean): JsonObject {
  const { outcome, token, verb } = operation;
  const errors = [{ code: outcome.errorCode ?? "", message: outcome.message ?? "" }];
  return {
    kind: "compute#operation",
    name: token,
    operationType: verb.toLowerCase(),
    status: isOver ? "DONE" : "RUNNING",
    selfLink: `https://www.googleapis.com/compute/v1/projects/${project}/global/operations/${token}`,
    ...(isOver && outcome.errorCode !== undefined ? { error: { errors } } : {}),
  };
}

function longRunningStyle(call: GoogleCall, operation: StoredOperation, isOver: boolean): JsonObject {
  const { outcome, token, type, identifier } = operation;
  const location = /\/locations\/[^/]+/.exec(identifier)?.[0];
  const name = location === undefined ? `operations/acf.${token}` : `projects/${call.project}${location}/operations/${token}`;
  if (!isOver) return { name, done: false };
  if (outcome.errorCode !== undefined) {
    return { name, done: true, error: { code: grpcCodeOf(outcome.errorCode), message: outcome.message ?? "", status: outcome.errorCode } };
  }
  const model = call.sandbox.store.resources.get(placeOf(call), type, identifier)?.model;
  return { name, done: true, response: model ?? {} };
}
