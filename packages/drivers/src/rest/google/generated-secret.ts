import { randomBytes } from "node:crypto";
import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { done } from "../answers.ts";
import { RESOURCE_PATH, type RestCall } from "../rest-call.ts";
import { secretManagerSafe } from "./secret-manager-safe.ts";

export const GENERATED_SECRET = "secretmanager.secretVersion";
const BYTES = 32;

/** Puts a text that nobody knows into a secret that has none. What lies there already stays: whoever runs has been handed it. */
export async function generateSecret(call: RestCall, path: string): Promise<OperationStatus> {
  const found = await readSecret(call, path);
  if (found) return done(found);
  await secretManagerSafe(call.client).write(placeOf(path), randomBytes(BYTES).toString("hex"), call.signal);
  return done(observed(path));
}

/** Whether there is a text; the text itself goes nowhere. */
export async function readSecret(call: RestCall, path: string): Promise<ObservedResource | undefined> {
  const text = await secretManagerSafe(call.client).read(placeOf(path), call.signal);
  return text === undefined ? undefined : observed(path);
}

function observed(path: string): ObservedResource {
  return { identifier: path, attributes: { [RESOURCE_PATH]: path } };
}

/** The secret whose version it is. */
function placeOf(path: string): string {
  return path.replace(/\/versions\/latest$/, "");
}
