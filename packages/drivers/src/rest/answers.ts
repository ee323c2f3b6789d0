import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { RESOURCE_PATH, type RestService } from "./rest-call.ts";
import type { TypeRow } from "./type-row.ts";

/** A refusal is the end of the operation; silence passes. */
export async function answered(call: () => Promise<OperationStatus>): Promise<OperationStatus> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof CloudRefusalError) return { state: "failed", error: error.error };
    throw error;
  }
}

/** `undefined` for what does not exist; every other refusal passes. */
export async function unlessAbsent<Found>(call: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof CloudRefusalError && error.error.class === "notFound") return undefined;
    throw error;
  }
}

/** A refused question says nothing about the operation, which is still open; only one that is not known any more is an answer. */
export async function aboutOperation<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof CloudRefusalError && error.error.class !== "notFound") throw new NoAnswerError(error.message);
    throw error;
  }
}

/** What a read shows, with the address by which it was asked. */
export function observed(service: RestService, row: TypeRow, path: string, answer: PropertyMap): ObservedResource {
  const inner = row.inside === undefined ? undefined : answer[row.inside];
  const body = isMap(inner) ? { ...answer, ...inner } : answer;
  const owner = service.ownerOf(body, row);
  return { identifier: path, attributes: { ...body, ...service.outputsOf?.(body), [RESOURCE_PATH]: path }, ...(owner ? { owner } : {}) };
}

export function done({ identifier, attributes }: ObservedResource): OperationStatus {
  return { state: "done", identifier, attributes };
}
