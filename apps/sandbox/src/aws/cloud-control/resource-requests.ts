import * as z from "zod";
import type { JsonObject } from "../../json.ts";
import type { StoredOperation } from "../../store/records.ts";
import type { AwsCall } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { parseInput } from "../json-protocol.ts";
import { progressEvent } from "./progress-event.ts";

const tokenSchema = z.object({ RequestToken: z.string().min(1).max(128) });

const listSchema = z.object({
  MaxResults: z.number().int().min(1).max(100).optional(),
  NextToken: z.string().optional(),
  ResourceRequestStatusFilter: z
    .object({ Operations: z.array(z.string()).optional(), OperationStatuses: z.array(z.string()).optional() })
    .optional(),
});

export function getResourceRequestStatus(call: AwsCall, input: JsonObject): object {
  return { ProgressEvent: shown(call, find(call, input)) };
}

export function listResourceRequests(call: AwsCall, input: JsonObject): object {
  const { ResourceRequestStatusFilter: filter, MaxResults = 20, NextToken } = parseInput(listSchema, input);
  const found = call.sandbox.store.operations
    .listAccount(call.caller.account)
    .filter((operation) => operation.scope === call.caller.region || operation.scope === "global")
    .filter((operation) => filter?.Operations?.includes(operation.verb) ?? true)
    .filter((operation) => filter?.OperationStatuses?.includes(operation.state) ?? true)
    .toSorted((left, right) => right.startedAt - left.startedAt);
  const start = Number(NextToken ?? 0) || 0;
  return {
    ResourceRequestStatusSummaries: found.slice(start, start + MaxResults).map((operation) => shown(call, operation)),
    ...(start + MaxResults < found.length ? { NextToken: String(start + MaxResults) } : {}),
  };
}

/** Stops the request. In the cloud the resource may exist all the same; here it does not come about. */
export async function cancelResourceRequest(call: AwsCall, input: JsonObject): Promise<object> {
  const operation = find(call, input);
  if (operation.state !== "IN_PROGRESS") {
    throw new AwsError("ConcurrentModificationException", "The resource request is not in progress and cannot be cancelled.");
  }
  const { store, now } = call.sandbox;
  const cancelled: StoredOperation = { ...operation, state: "CANCEL_COMPLETE", endedAt: now() };
  await store.operations.put(cancelled);
  return { ProgressEvent: shown(call, cancelled) };
}

function find(call: AwsCall, input: JsonObject): StoredOperation {
  const { RequestToken: token } = parseInput(tokenSchema, input);
  const operation = call.sandbox.store.operations.get(token);
  if (operation?.account === call.caller.account) return operation;
  throw new AwsError("RequestTokenNotFoundException", `Request with token ${token} was not found.`);
}

function shown(call: AwsCall, operation: StoredOperation): object {
  return progressEvent(operation, call.sandbox.latency, call.sandbox.now());
}
