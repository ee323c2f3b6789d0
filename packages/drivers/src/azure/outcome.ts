import type { OperationStatus } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import type { ArmAnswer } from "./arm-client.ts";
import { failureOf } from "./arm-failure.ts";
import { classifyError } from "./classify-error.ts";

/** It is as it was asked for, or gone as it was asked for. */
export function done(identifier: string, attributes: PropertyMap = {}): OperationStatus {
  return { state: "done", identifier, attributes };
}

/** What an answer that says no means. */
export function refused(answer: ArmAnswer, identifier?: string): OperationStatus {
  return { state: "failed", error: classifyError(failureOf(answer)), ...(identifier === undefined ? {} : { identifier }) };
}

/** Nothing is made over what is there already. */
export function alreadyThere(what: string, how: "exists" | "runs" = "exists"): OperationStatus {
  return { state: "failed", error: classifyError({ code: "AlreadyExists", message: `${what} ${how} already.` }) };
}
