import { CloudRefusalError, NoAnswerError, type OperationStatus } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import * as z from "zod";
import type { ArmAnswer } from "./arm-client.ts";
import { failureOf, failureOfBody, retryAfterOf } from "./arm-failure.ts";
import { type ArmTarget, type AzureCall, ask, look, pathOf } from "./azure-call.ts";
import { classifyError } from "./classify-error.ts";
import { done, refused } from "./outcome.ts";

/** When the cloud gives no hint. */
const POLL_MS = 10_000;

/** How an accepted request is followed: by the address of its operation, by the address of its result, or by the resource's own state. */
const operationSchema = z.object({
  follow: z.enum(["operation", "location", "state"]),
  url: z.string(),
  id: z.string(),
  apiVersion: z.string(),
  isDelete: z.boolean(),
});
type Operation = z.infer<typeof operationSchema>;

/** What the answer to a PUT or DELETE means: done, or accepted and to be followed in the order that ARM prescribes. */
export async function settle(call: AzureCall, target: ArmTarget, answer: ArmAnswer, isDelete: boolean): Promise<OperationStatus> {
  if (answer.status >= 400) return refused(answer);
  const operation = operationOf(target, answer, isDelete);
  if (operation) return pending(operation, answer);
  return isDelete ? done(target.id) : made(call, target, answer.body);
}

/** How an accepted request stands. Refusals of the question say nothing about it: `NoAnswerError`. */
export async function pollOperation(call: AzureCall, text: string): Promise<OperationStatus> {
  const operation = operationSchema.parse(JSON.parse(text));
  const answer = await ask(call, "GET", operation.url);
  if (operation.follow === "operation") return pollStatus(call, operation, answer);
  if (operation.follow === "location") return pollLocation(call, operation, answer);
  if (operation.isDelete && answer.status === 404) return done(operation.id);
  if (answer.status !== 200) return refusedQuestion(answer);
  return stateOf(answer.body) === "running" ? pending(operation, answer) : ended(call, operation, answer.body);
}

async function pollStatus(call: AzureCall, operation: Operation, answer: ArmAnswer): Promise<OperationStatus> {
  if (answer.status === 404) return forgotten(call, operation);
  if (answer.status >= 400) return refusedQuestion(answer);
  switch (wordOf((answer.body as { status?: unknown } | undefined)?.status)) {
    case "running":
      return pending(operation, answer);
    case "succeeded":
      return operation.isDelete ? done(operation.id) : readMade(call, operation);
    default:
      return failed(call, operation, failureOfBody(answer.body));
  }
}

async function pollLocation(call: AzureCall, operation: Operation, answer: ArmAnswer): Promise<OperationStatus> {
  if (answer.status === 202) return pending(operation, answer);
  if (answer.status < 300) return operation.isDelete ? done(operation.id) : readMade(call, operation);
  if (answer.status === 404) return operation.isDelete ? done(operation.id) : forgotten(call, operation);
  if (answer.status === 429 || answer.status >= 500) return refusedQuestion(answer);
  return failed(call, operation, failureOf(answer));
}

function operationOf({ id, apiVersion }: ArmTarget, answer: ArmAnswer, isDelete: boolean): Operation | undefined {
  const common = { id, apiVersion, isDelete };
  const statusUrl = answer.header("azure-asyncoperation");
  if (statusUrl !== undefined) return { ...common, follow: "operation", url: statusUrl };
  const location = answer.header("location");
  if (answer.status === 202 && location !== undefined) return { ...common, follow: "location", url: location };
  const isOpen = answer.status === 202 || (!isDelete && stateOf(answer.body) === "running");
  return isOpen ? { ...common, follow: "state", url: pathOf({ id, apiVersion }) } : undefined;
}

function pending(operation: Operation, answer: ArmAnswer): OperationStatus {
  const hintMs = retryAfterOf(answer);
  const next = hintMs === undefined ? { retryAfterMs: POLL_MS } : { retryAfterMs: hintMs, isHint: true as const };
  return { state: "pending", operation: JSON.stringify(operation), identifier: operation.id, ...next };
}

/** A resource's own word on how its last change ended. Some types have none: a resource that answers is there. */
function stateOf(body: unknown): "running" | "succeeded" | "failed" {
  const properties = isMap(body as Value) ? (body as PropertyMap)["properties"] : undefined;
  const state = isMap(properties) ? properties["provisioningState"] : undefined;
  return state === undefined ? "succeeded" : wordOf(state);
}

/** Any other word means that it is still under way. */
function wordOf(state: unknown): "running" | "succeeded" | "failed" {
  const word = String(state).toLowerCase();
  if (word === "succeeded") return "succeeded";
  return word === "failed" || word === "canceled" ? "failed" : "running";
}

async function ended(call: AzureCall, operation: Operation, body: unknown): Promise<OperationStatus> {
  if (stateOf(body) === "succeeded") return made(call, operation, body);
  return failed(call, operation, { code: "ProvisioningFailed", message: `${operation.id} never became ready; Azure did not say why.` });
}

/** What was made, as the answer tells it, else as it looks now. */
async function made(call: AzureCall, target: ArmTarget, body: unknown): Promise<OperationStatus> {
  const attributes = isMap(body as Value) ? (body as PropertyMap) : await look(call, pathOf(target));
  return done(target.id, { ...attributes, id: target.id });
}

/** A success is told together with what the cloud now says; until that can be read, it stays open. */
async function readMade(call: AzureCall, operation: Operation): Promise<OperationStatus> {
  const attributes = await look(call, pathOf(operation)).catch((error: unknown) => {
    if (error instanceof CloudRefusalError) return undefined;
    throw error;
  });
  if (attributes) return done(operation.id, { ...attributes, id: operation.id });
  const { id, apiVersion } = operation;
  const next: Operation = { ...operation, follow: "state", url: pathOf({ id, apiVersion }) };
  return { state: "pending", operation: JSON.stringify(next), identifier: id, retryAfterMs: POLL_MS, detail: "created; not visible yet" };
}

/** The address of an operation is kept for about a day; afterwards the resource itself is the answer. */
async function forgotten(call: AzureCall, operation: Operation): Promise<OperationStatus> {
  const attributes = await look(call, pathOf(operation));
  if (attributes === undefined) {
    if (operation.isDelete) return done(operation.id);
    return {
      state: "failed",
      error: classifyError({ code: "NotFound", message: `Azure does not know the operation on ${operation.id} any more.` }),
    };
  }
  const { id, apiVersion } = operation;
  if (stateOf(attributes) !== "running") return ended(call, operation, attributes);
  const next: Operation = { ...operation, follow: "state", url: pathOf({ id, apiVersion }) };
  return { state: "pending", operation: JSON.stringify(next), identifier: id, retryAfterMs: POLL_MS };
}

/** A create that failed may have left half a resource behind, which must go before another try. */
async function failed(call: AzureCall, operation: Operation, failure: Parameters<typeof classifyError>[0]): Promise<OperationStatus> {
  const error = classifyError(failure);
  const isLeft = !operation.isDelete && (await look(call, pathOf(operation))) !== undefined;
  return isLeft
    ? { state: "failed", identifier: operation.id, error: { ...error, cause: error.cause ?? "halfCreated" } }
    : { state: "failed", error };
}

function refusedQuestion(answer: ArmAnswer): never {
  const { code, message } = failureOf(answer);
  throw new NoAnswerError(`${code}: ${message}`);
}
