import type { OperationStatus } from "@zerolake/execution";
import { failureOf } from "./arm-failure.ts";
import { type AzureCall, ask } from "./azure-call.ts";
import { type AzureFailure, classifyError } from "./classify-error.ts";

const API_VERSION = "2021-04-01";
/** Registering takes one to ten minutes. */
const LOOK_AGAIN_MS = 15_000;

/** A subscription uses a provider only once it is registered: ask for that, and let the engine try again until it is. */
export async function registerProvider(call: AzureCall, type: string, failure: AzureFailure): Promise<OperationStatus> {
  const namespace = type.split("/")[0] ?? type;
  const path = `/subscriptions/${call.subscription}/providers/${namespace}/register?api-version=${API_VERSION}`;
  const answer = await ask(call, "POST", path);
  if (answer.status >= 400) return { state: "failed", error: classifyError(failureOf(answer)) };
  return { state: "failed", error: classifyError({ ...failure, retryAfterMs: LOOK_AGAIN_MS }) };
}
