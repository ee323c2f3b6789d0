import type { ObservedResource, OperationStatus, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { done, observed } from "../answers.ts";
import { ask, RESOURCE_PATH, type RestCall, rowOf, variablesOf } from "../rest-call.ts";

export const DATAFLOW_JOB = "dataflow.flexTemplateJob";
const API = "https://dataflow.googleapis.com/v1b3";
/** A job that has ended is another one's past: names are taken by running jobs only. */
const ENDED: ReadonlySet<string> = new Set([
  "JOB_STATE_DONE",
  "JOB_STATE_FAILED",
  "JOB_STATE_CANCELLED",
  "JOB_STATE_UPDATED",
  "JOB_STATE_DRAINED",
]);

/** Launches a template: the answer names the job that came of it. */
export async function launchJob(call: RestCall, { properties }: Pick<ResourceRequest, "properties">): Promise<OperationStatus> {
  const row = rowOf(call, DATAFLOW_JOB);
  const path = String(properties[RESOURCE_PATH]);
  const { [RESOURCE_PATH]: _, ...launchParameter } = properties;
  if (!row.create) throw new Error("The row of Dataflow jobs has no creation");
  const answer = await ask(call, { row, call: row.create, variables: variablesOf(call, row, path), body: { launchParameter } });
  return done(shown(call, path, isMap(answer["job"]) ? answer["job"] : {}));
}

/** The job as it is; nothing once it has ended. */
export async function readJob(call: RestCall, identifier: string): Promise<ObservedResource | undefined> {
  const answer = await call.client.send({ method: "GET", url: `${API}/${identifier}`, signal: call.signal });
  return hasEnded(answer) ? undefined : { identifier, attributes: { ...answer, [RESOURCE_PATH]: identifier } };
}

/** The running job of that name. */
export async function findJob(call: RestCall, { properties }: Pick<ResourceRequest, "properties">): Promise<ObservedResource | undefined> {
  const path = String(properties[RESOURCE_PATH]);
  const name = String(properties["jobName"]);
  const answer = await call.client.send({
    method: "GET",
    url: `${API}/${jobsOf(path)}`,
    query: { filter: "ACTIVE", name },
    signal: call.signal,
  });
  const jobs = Array.isArray(answer["jobs"]) ? (answer["jobs"] as readonly Value[]).filter(isMap) : [];
  const found = jobs.find((job) => job["name"] === name && !hasEnded(job));
  return found && shown(call, path, found);
}

/** Asks a job to finish what it has read and to end; true when it has ended. */
export async function drainJob(call: RestCall, identifier: string): Promise<boolean> {
  const url = `${API}/${identifier}`;
  const job = await call.client.send({ method: "GET", url, signal: call.signal });
  if (hasEnded(job)) return true;
  if (job["currentState"] !== "JOB_STATE_DRAINING") {
    await call.client.send({ method: "PUT", url, body: { requestedState: "JOB_STATE_DRAINED" }, signal: call.signal });
  }
  return false;
}

function hasEnded(job: PropertyMap): boolean {
  return ENDED.has(String(job["currentState"] ?? ""));
}

function jobsOf(path: string): string {
  return path.replace(/\/flexTemplates:launch$/, "/jobs");
}

function shown(call: RestCall, path: string, job: PropertyMap): ObservedResource {
  return observed(call.service, rowOf(call, DATAFLOW_JOB), `${jobsOf(path)}/${String(job["id"] ?? "")}`, job);
}
