import { randomUUID } from "node:crypto";
import { jsonReply, type Reply } from "../http/exchange.ts";
import type { JsonObject } from "../json.ts";
import type { OperationOutcome, OperationVerb, StoredOperation } from "../store/records.ts";
import { recordActivity } from "./activity/record-activity.ts";
import { checkEnabled } from "./check-request.ts";
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
  recordActivity(call, accepted.type, accepted.name);
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

/** Every operation of a service in a region, those that have ended too, oldest first; `undefined` for every other request. */
export function listOperations(call: GoogleCall): Reply | undefined {
  const { host, exchange, sandbox, project } = call;
  const [, region] = exchange.method === "GET" ? (LISTED.exec(call.path) ?? []) : [];
  if (region === undefined) return undefined;
  checkEnabled(call, host);
  const service = `${serviceOf(host)}.`;
  const found = sandbox.store.operations
    .listAccount(project)
    .filter(
      (operation) => operation.type.startsWith(service) && operation.identifier.startsWith(`projects/${project}/locations/${region}/`),
    )
    .filter((operation) => !hasStatus(operation))
    .toSorted((left, right) => left.startedAt - right.startedAt);
  const start = Number(exchange.query.get("pageToken") ?? 0);
  const end = start + (Number(exchange.query.get("pageSize")) || PAGE);
  const operations = found.slice(start, end).map((operation) => render(call, operation));
  return jsonReply(200, { operations, ...(end < found.length ? { nextPageToken: String(end) } : {}) });
}

const LISTED = /^\/v1\/projects\/[^/]+\/locations\/([^/]+)\/operations$/;
const PAGE = 20;

/** `europe-west1-aiplatform.googleapis.com` is `aiplatform`. */
function serviceOf(host: string): string {
  return host.replace(/^[a-z]+-[a-z]+\d+-/, "").replace(/\.googleapis\.com$/, "");
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
  const { outcome, type, identifier } = operation;
  const told = { name: operationName(call, operation), ...metadataOf(operation) };
  if (!isOver) return { ...told, done: false };
  if (outcome.errorCode !== undefined) {
    return {
      ...told,
      done: true,
      error: { code: grpcCodeOf(outcome.errorCode), message: outcome.message ?? "", status: outcome.errorCode },
    };
  }
  const model = call.sandbox.store.resources.get(placeOf(call), type, identifier)?.model;
  return { ...told, done: true, response: model ?? {} };
}

/** Vertex AI names an operation below what it works on, with the project's number; other services below the region. */
function operationName({ project, projectNumber }: GoogleCall, { token, type, identifier }: StoredOperation): string {
  if (isVertex(type)) return `${identifier.replace(`projects/${project}/`, `projects/${projectNumber}/`)}/operations/${token}`;
  const location = /\/locations\/[^/]+/.exec(identifier)?.[0];
  return location === undefined ? `operations/acf.${token}` : `projects/${project}${location}/operations/${token}`;
}

const VERBS: Readonly<Record<OperationVerb, string>> = { CREATE: "Create", UPDATE: "Update", DELETE: "Delete" };

/** What Vertex AI says of an operation: what it does to which kind of thing, and since when. Deletions share one kind of metadata. */
function metadataOf({ type, verb, startedAt, endedAt }: StoredOperation): JsonObject {
  if (!isVertex(type)) return {};
  const kind = type.slice(type.indexOf(".") + 1);
  const what = verb === "DELETE" ? "Delete" : `${VERBS[verb]}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  const [createTime, updateTime] = [startedAt, endedAt ?? startedAt].map((at) => new Date(at).toISOString());
  return {
    metadata: {
      "@type": `type.googleapis.com/google.cloud.aiplatform.v1.${what}OperationMetadata`,
      genericMetadata: { createTime: createTime ?? "", updateTime: updateTime ?? "" },
    },
  };
}

function isVertex(type: string): boolean {
  return type.startsWith("aiplatform.");
}
