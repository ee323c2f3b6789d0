import { randomUUID } from "node:crypto";
import { addressOfTags } from "../address-of-tags.ts";
import type { FaultSubject } from "../faults/fault.ts";
import { bodyText, type Exchange, emptyReply, jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, type JsonObject, textAt, withValueAt } from "../json.ts";
import type { OperationOutcome, OperationVerb, StoredOperation } from "../store/records.ts";
import { recordOnResource } from "./activity/record-activity.ts";
import { findById, keyOf, placeOf, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";
import { type OperationStyle, styleOf } from "./operation-style.ts";

const MS_PER_SECOND = 1000;

export interface Change {
  readonly verb: OperationVerb;
  /** `null` removes the resource. */
  readonly model: JsonObject | null;
  readonly serviceState?: JsonObject;
}

/** Decides how a change ends, stores it, and answers in the style of the service: at once, or with where to look. */
export async function acceptChange(call: ResourceCall, change: Change): Promise<Reply> {
  const { sandbox, caller, path } = call;
  const place = placeOf(caller);
  const running = sandbox.store.operations.findRunning(place, path.type, keyOf(path.id));
  if (running) throw new ArmError(409, "AnotherOperationInProgress", `Another operation on '${path.name}' is in progress.`);
  const now = sandbox.now();
  const outcome = outcomeOf(call, change);
  const style = styleOf(path.type);
  const operation: StoredOperation = {
    ...place,
    token: randomUUID(),
    type: path.type,
    verb: change.verb,
    identifier: keyOf(path.id),
    state: "IN_PROGRESS",
    requestDigest: "",
    startedAt: now,
    dueAt: style === "sync" ? now : now + durationMs(call, change.verb),
    outcome,
  };
  recordOnResource(call, change.verb === "DELETE" ? "delete" : "write");
  await start(call, operation);
  if (style === "sync" && outcome.errorCode !== undefined) throw new ArmError(400, outcome.errorCode, outcome.message ?? "");
  return replyOf(call, operation, style);
}

async function start({ sandbox: { store, clock } }: ResourceCall, operation: StoredOperation): Promise<void> {
  const accepted = store.operations.put(operation);
  if (operation.dueAt <= operation.startedAt) await Promise.all([accepted, clock.settle(operation.token)]);
  else {
    clock.watch(operation);
    await accepted;
  }
}

/** A change that fails on its way leaves the resource in the state Failed, as ARM does. */
function outcomeOf(call: ResourceCall, { model, serviceState = {} }: Change): OperationOutcome {
  const fault = call.sandbox.faults.take(faultSubject(call), (action) => action.kind === "fail" && action.at === "handler");
  if (fault?.kind !== "fail") return { resource: model === null ? null : { model, serviceState } };
  const told = { errorCode: fault.code, message: fault.message };
  if (model === null || styleOf(call.path.type) === "sync") return told;
  return { ...told, resource: { model: withValueAt(model, ["properties", "provisioningState"], "Failed"), serviceState } };
}

function durationMs(call: ResourceCall, verb: OperationVerb): number {
  const { latency, faults } = call.sandbox;
  const fault = faults.take(faultSubject(call), (action) => action.kind === "delay" && action.at === "handler");
  return latency.durationMs(call.path.type, verb) + (fault?.kind === "delay" ? fault.ms : 0);
}

/** What faults are matched with: the method is the operation, the owner stands in the tags of what is there or is sent. */
export function faultSubject(call: ResourceCall): FaultSubject {
  const { exchange, caller, path } = call;
  const address = addressOfTags(findById(call, path.id)?.model ?? sentBody(exchange));
  return {
    ...(address === undefined ? {} : { address }),
    account: caller.subscription,
    service: "arm",
    operation: exchange.method,
    type: path.type,
    identifier: path.id,
  };
}

function sentBody(exchange: Exchange): JsonObject | undefined {
  try {
    const body: unknown = JSON.parse(bodyText(exchange));
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function replyOf(call: ResourceCall, operation: StoredOperation, style: OperationStyle): Reply {
  const { verb, outcome } = operation;
  if (verb === "DELETE") {
    return style === "sync" || style === "state"
      ? emptyReply(style === "sync" ? 200 : 202, hints(call, operation))
      : emptyReply(202, { ...hints(call, operation), ...addressOf(call, operation, style) });
  }
  const model = outcome.resource?.model ?? {};
  const status = verb === "CREATE" ? 201 : 200;
  if (style === "sync") return jsonReply(status, model);
  if (style === "location") return emptyReply(202, { ...hints(call, operation), ...addressOf(call, operation, style) });
  const shown = withValueAt(model, ["properties", "provisioningState"], verb === "CREATE" ? "Creating" : "Updating");
  return jsonReply(status, shown, { ...hints(call, operation), ...addressOf(call, operation, style) });
}

function addressOf(call: ResourceCall, { token, outcome }: StoredOperation, style: OperationStyle): Readonly<Record<string, string>> {
  if (style !== "operation" && style !== "location") return {};
  const provider = call.path.type.split("/")[0] ?? "";
  const location = textAt(outcome.resource?.model, "location") ?? "global";
  const kind = style === "operation" ? "operationStatuses" : "operationResults";
  const path = `/subscriptions/${call.caller.subscription}/providers/${provider}/locations/${location}/${kind}/${token}`;
  const url = `${originOf(call)}${path}?api-version=${call.apiVersion}`;
  return style === "operation" ? { "azure-asyncoperation": url } : { location: url };
}

function originOf({ exchange }: ResourceCall): string {
  return `http://${exchange.headers["host"] ?? "localhost"}`;
}

export function hints({ sandbox }: Pick<ResourceCall, "sandbox">, { dueAt }: StoredOperation): Readonly<Record<string, string>> {
  const now = sandbox.now();
  return { "retry-after": String(Math.ceil((sandbox.latency.nextLookAt(dueAt, now) - now) / MS_PER_SECOND)) };
}
