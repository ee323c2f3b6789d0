import type { OperationStatus, ResourceIdentity } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { unlessAbsent } from "../answers.ts";
import { readPath } from "../read-resource.ts";
import type { RestCall } from "../rest-call.ts";
import { deleteRow } from "../write-resource.ts";
import { DATAFLOW_JOB, drainJob } from "./dataflow-job.ts";
import { emptySome } from "./empty-bucket.ts";
import { endPrivateServices, PRIVATE_SERVICES } from "./private-services.ts";

/** A deletion that takes more than one request, between polls. */
export interface Deletion {
  readonly identity: ResourceIdentity;
  readonly token: string;
  /** What lies inside goes too: a person consented, or nothing that anybody would miss was ever meant to be in it. */
  readonly mayEmpty: boolean;
}

const POLL_MS = 2_000;
const DATAPROC = "https://dataproc.googleapis.com/v1";
const OVER: ReadonlySet<string> = new Set(["SUCCEEDED", "FAILED", "CANCELLED", "DONE", "ERROR", "ATTEMPT_FAILURE"]);

/** What has to happen before the resource itself can go; `true` when nothing is left to do. */
type Step = (call: RestCall, identity: ResourceIdentity) => Promise<boolean>;

const FIRST: Readonly<Record<string, Step>> = {
  "dataproc.batch": cancelBatch,
  "dataproc.job": cancelJob,
  [PRIVATE_SERVICES]: endPrivateServices,
  "aiplatform.modelGardenDeployment": takeDown,
  [DATAFLOW_JOB]: async (call, { identifier }) => (await unlessAbsent(() => drainJob(call, identifier))) ?? true,
};

/** Types that are over when the step is: there is nothing to delete behind it. */
const GOES_BY_ITSELF: ReadonlySet<string> = new Set([DATAFLOW_JOB, PRIVATE_SERVICES, "aiplatform.modelGardenDeployment"]);

/** Deletes a resource, after what lies in it or runs in it. */
export async function deleteInSteps(call: RestCall, deletion: Deletion): Promise<OperationStatus> {
  const { identity, token, mayEmpty } = deletion;
  if (mayEmpty && identity.type === "bigquery.dataset") return deleteRow(call, identity, { token, query: { deleteContents: "true" } });
  const isBucket = mayEmpty && identity.type === "storage.bucket";
  const step = isBucket ? emptyBucket : FIRST[identity.type];
  const isReady = step === undefined || (await step(call, identity));
  if (!isReady) {
    return {
      state: "pending",
      operation: JSON.stringify({ deletion }),
      identifier: identity.identifier,
      retryAfterMs: isBucket ? 0 : POLL_MS,
    };
  }
  return GOES_BY_ITSELF.has(identity.type)
    ? { state: "done", identifier: identity.identifier, attributes: {} }
    : deleteRow(call, identity, { token });
}

/** The deletion that an open operation stands for; `undefined` for operations of the service. */
export function parseDeletion(operation: string): Deletion | undefined {
  return (JSON.parse(operation) as { readonly deletion?: Deletion }).deletion;
}

async function emptyBucket(call: RestCall, { identifier }: ResourceIdentity): Promise<boolean> {
  return (await unlessAbsent(() => emptySome(call, identifier.replace(/^b\//, "")))) ?? true;
}

/** A batch that runs is not deleted: its operation is cancelled, which takes a while. */
async function cancelBatch(call: RestCall, { type, identifier }: ResourceIdentity): Promise<boolean> {
  const found = await unlessAbsent(() => readPath(call, type, identifier));
  const state = String(found?.attributes["state"] ?? "");
  if (!found || OVER.has(state)) return true;
  if (state !== "CANCELLING") {
    const url = `${DATAPROC}/${String(found.attributes["operation"])}:cancel`;
    await call.client.send({ method: "POST", url, body: {}, signal: call.signal });
  }
  return false;
}

/** Nor is a job of a cluster that runs. */
async function cancelJob(call: RestCall, { type, identifier }: ResourceIdentity): Promise<boolean> {
  const found = await unlessAbsent(() => readPath(call, type, identifier));
  const status = found?.attributes["status"];
  const state = isMap(status) ? String(status["state"]) : "";
  if (!found || OVER.has(state)) return true;
  if (!state.startsWith("CANCEL_")) {
    await call.client.send({ method: "POST", url: `${DATAPROC}/${identifier}:cancel`, body: {}, signal: call.signal });
  }
  return false;
}

/** What one request made goes in the order in which it hangs together: what runs, the endpoint, the model. Each waits for the one before. */
async function takeDown(call: RestCall, { type, identifier }: ResourceIdentity): Promise<boolean> {
  const location = /\/locations\/([^/]+)\//.exec(identifier)?.[1] ?? "";
  const api = `https://${location}-aiplatform.googleapis.com/v1`;
  const send = (method: string, path: string, body?: PropertyMap) =>
    unlessAbsent(() => call.client.send({ method, url: `${api}/${path}`, ...(body ? { body } : {}), signal: call.signal }));
  const endpoint = await unlessAbsent(() => readPath(call, type, identifier));
  const [running] = deployedIn(endpoint?.attributes["deployedModels"]);
  if (running !== undefined) {
    await unlessBusy(() => send("POST", `${identifier}:undeployModel`, { deployedModelId: running }));
    return false;
  }
  if (endpoint) {
    await unlessBusy(() => send("DELETE", identifier));
    return false;
  }
  const model = identifier.replace("/endpoints/", "/models/");
  if ((await send("GET", model)) === undefined) return true;
  await unlessBusy(() => send("DELETE", model));
  return false;
}

function deployedIn(models: Value | undefined): readonly string[] {
  return Array.isArray(models) ? (models as readonly Value[]).filter(isMap).map((model) => String(model["id"])) : [];
}

/** A change that is under way already answers "busy": the next poll looks again. */
async function unlessBusy(change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

function isBusy(error: unknown): boolean {
  const refusal = (error as { readonly error?: { readonly class?: string } }).error;
  return refusal?.class === "conflict" || refusal?.class === "retryable";
}
