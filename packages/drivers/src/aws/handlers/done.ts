import type { CloudError, ObservedResource, OperationStatus } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { classifyError } from "../classify-error.ts";

export function done(observed: Pick<ObservedResource, "identifier" | "attributes">): OperationStatus {
  return { state: "done", identifier: observed.identifier, attributes: observed.attributes };
}

export function deleted(identifier: string): OperationStatus {
  return { state: "done", identifier, attributes: {} };
}

export function failed(error: CloudError, identifier?: string): OperationStatus {
  return { state: "failed", error, ...(identifier === undefined ? {} : { identifier }) };
}

/** `done` with what a read shows now; not there any more is told as such. */
export function doneOrGone(observed: ObservedResource | undefined, identifier: string): OperationStatus {
  return observed ? done(observed) : failed(classifyError({ code: "NotFound", message: `${identifier} was not found.` }), identifier);
}

/** What an SDK answer holds, as plain JSON: dates as text, nothing undefined. */
export function toProperties(answer: object | undefined): PropertyMap {
  return JSON.parse(JSON.stringify(answer ?? {})) as PropertyMap;
}
