import type { OperationStatus } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import type { ArmAnswer } from "../arm-client.ts";
import { failureOf } from "../arm-failure.ts";
import { classifyError } from "../classify-error.ts";

export function done(identifier: string, attributes: PropertyMap = {}): OperationStatus {
  return { state: "done", identifier, attributes };
}

/** What an answer that says no means. */
export function refused(answer: ArmAnswer, identifier?: string): OperationStatus {
  return { state: "failed", error: classifyError(failureOf(answer)), ...(identifier === undefined ? {} : { identifier }) };
}

export function alreadyThere(what: string): OperationStatus {
  return { state: "failed", error: classifyError({ code: "AlreadyExists", message: `${what} exists already.` }) };
}
