import { randomUUID } from "node:crypto";
import { jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { checkBody, checkFree, find } from "./check-request.ts";
import type { Route } from "./find-route.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { GoogleError, notFound } from "./google-error.ts";
import { withOutputs } from "./outputs.ts";
import { nameInPath, newName } from "./resource-name.ts";

const BATCH = "dataproc.batch";
const JOB = "dataproc.job";
const DATAFLOW_JOB = "dataflow.job";

/** A batch runs from the moment it is made; the operation that made it ends with it. */
export async function startBatch(call: GoogleCall, route: Route, body: JsonObject): Promise<Reply> {
  checkBody(route, body);
  const name = newName(call, BATCH, body);
  checkFree(call, BATCH, name);
  const operation = `${name.replace("/batches/", "/operations/batch-")}`;
  const model = { ...withOutputs(call, BATCH, name, body), state: "RUNNING", operation };
  await store(call, BATCH, name, model);
  return jsonReply(200, { name: operation, done: false, metadata: { batch: name } });
}

const CANCELLED = /^\/v1\/(projects\/[^/]+\/locations\/[^/]+)\/operations\/batch-([^/:]+):cancel$/;

/** Cancelling the operation of a batch ends the batch; `undefined` for every other request. */
export function cancelBatch(call: GoogleCall): Promise<Reply> | undefined {
  const [, location, id] = call.host === "dataproc.googleapis.com" ? (CANCELLED.exec(call.path) ?? []) : [];
  return location === undefined ? undefined : endBatch(call, `${location}/batches/${id}`);
}

async function endBatch(call: GoogleCall, name: string): Promise<Reply> {
  const batch = find(call, BATCH, name);
  if (!batch) throw notFound(name);
  await store(call, BATCH, name, { ...batch.model, state: "CANCELLED" });
  return jsonReply(200, {});
}

/** What runs is not deleted. */
export function refuseRunning(call: GoogleCall, type: string): void {
  const found = find(call, type, nameInPath(call.path));
  const status = found?.model["status"];
  const state = isObject(status) ? status["state"] : found?.model["state"];
  if (state !== "RUNNING") return;
  throw new GoogleError(400, "FAILED_PRECONDITION", `${found?.identifier} is running: cancel it first.`);
}

/** A job starts on its cluster at once; the service names it. */
export async function submitJob(call: GoogleCall, route: Route, body: JsonObject): Promise<Reply> {
  checkBody(route, body);
  const job = isObject(body["job"]) ? body["job"] : {};
  const placement = isObject(job["placement"]) ? job["placement"] : {};
  const region = nameInPath(call.path).replace(/\/jobs$/, "");
  const cluster = `${region}/clusters/${String(placement["clusterName"])}`;
  if (!find(call, "dataproc.cluster", cluster)) throw notFound(cluster);
  const jobId = randomUUID();
  const model: JsonObject = { ...job, reference: { projectId: call.project, jobId }, status: { state: "RUNNING" } };
  await store(call, JOB, `${region}/jobs/${jobId}`, model);
  return jsonReply(200, model);
}

const CANCELLED_JOB = /^\/v1\/(projects\/[^/]+\/regions\/[^/]+\/jobs\/[^/:]+):cancel$/;

/** `undefined` for every other request. */
export function cancelJob(call: GoogleCall): Promise<Reply> | undefined {
  const [, name] = call.host === "dataproc.googleapis.com" ? (CANCELLED_JOB.exec(call.path) ?? []) : [];
  return name === undefined ? undefined : endJob(call, name);
}

async function endJob(call: GoogleCall, name: string): Promise<Reply> {
  const job = find(call, JOB, name);
  if (!job) throw notFound(name);
  const model: JsonObject = { ...job.model, status: { state: "CANCELLED" } };
  await store(call, JOB, name, model);
  return jsonReply(200, model);
}

/** A template becomes a running job, which Dataflow names itself. */
export async function launchTemplate(call: GoogleCall, route: Route, body: JsonObject): Promise<Reply> {
  checkBody(route, body);
  const asked = isObject(body["launchParameter"]) ? body["launchParameter"] : {};
  const id = randomUUID();
  const name = `${nameInPath(call.path).replace(/\/flexTemplates$/, "")}/jobs/${id}`;
  const job: JsonObject = { id, name: asked["jobName"] ?? "", type: "JOB_TYPE_STREAMING", currentState: "JOB_STATE_RUNNING" };
  await store(call, DATAFLOW_JOB, name, job);
  return jsonReply(200, { job: job as Json });
}

/** Jobs that are asked to end do so at once, and are not kept. */
export async function changeJob(call: GoogleCall, body: JsonObject): Promise<Reply> {
  const name = nameInPath(call.path);
  const job = find(call, DATAFLOW_JOB, name);
  if (!job) throw notFound(name);
  await call.sandbox.store.resources.remove(placeOf(call), DATAFLOW_JOB, name);
  return jsonReply(200, { ...job.model, currentState: String(body["requestedState"]) });
}

async function store(call: GoogleCall, type: string, identifier: string, model: JsonObject): Promise<void> {
  await call.sandbox.store.resources.put({ ...placeOf(call), type, identifier, model, serviceState: {}, createdAt: call.sandbox.now() });
}
