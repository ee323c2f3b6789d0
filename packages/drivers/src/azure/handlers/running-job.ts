import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { type AzureCall, apiVersionOf, ask, look } from "../azure-call.ts";
import { classifyError } from "../classify-error.ts";
import { alreadyThere, done, refused } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

const POLL_MS = 10_000;
/** `<job id>/run`: the job is what is asked. */
const SUFFIX = "/run";

/** A Stream Analytics job that runs: exists while the job does not stand still. */
export const runningJob: ArmHandler = {
  async create(call, { properties, via }) {
    const id = String(properties["id"]);
    const state = await stateOf(call, id, via);
    if (state === "running") return alreadyThere(jobOf(id), "runs");
    return start(call, id, via);
  },

  /** A change of the job's parts has stopped it. */
  async update(call, { identifier, via }, { request }) {
    const state = await stateOf(call, identifier, via);
    if (state === "running") return done(identifier, { ...request.properties, state });
    return start(call, identifier, via);
  },

  async delete(call, { identifier, via }) {
    const answer = await ask(call, "POST", actionPath(identifier, "stop", via));
    if (answer.status === 404) return done(identifier);
    if (answer.status >= 400) return refused(answer, identifier);
    return pending(identifier, via, "stopped");
  },

  read: (call, { identifier, via }) => observe(call, identifier, via),
  find: (call, { properties, via }) => observe(call, String(properties["id"]), via),

  async poll(call, operation) {
    const [wanted = "", via = "", ...rest] = operation.split(" ");
    const id = rest.join(" ");
    const state = await stateOf(call, id, via);
    if (wanted === "stopped") return state === "running" || state === "stopping" ? pending(id, via, wanted) : done(id);
    if (state === "running") return done(id, { id, job: jobOf(id), state });
    if (state === "failed" || state === undefined) {
      return {
        state: "failed",
        identifier: id,
        error: classifyError({ code: "JobFailed", message: `${jobOf(id)} could not be started.` }),
      };
    }
    return pending(id, via, wanted);
  },
};

async function observe(call: AzureCall, identifier: string, via: string): Promise<ObservedResource | undefined> {
  const state = await stateOf(call, identifier, via);
  return state === "running" ? { identifier, attributes: { id: identifier, job: jobOf(identifier), state } } : undefined;
}

async function start(call: AzureCall, id: string, via: string): Promise<OperationStatus> {
  const answer = await ask(call, "POST", actionPath(id, "start", via), { outputStartMode: "JobStartTime" });
  if (answer.status >= 400) return refused(answer);
  return pending(id, via, "running");
}

/** Words of the service: Created, Starting, Running, Degraded, Stopping, Stopped, Failed … */
async function stateOf(call: AzureCall, id: string, via: string): Promise<"running" | "stopping" | "failed" | "other" | undefined> {
  const job: PropertyMap | undefined = await look(call, `${jobOf(id)}?api-version=${apiVersionOf(via)}`);
  if (!job) return undefined;
  const properties = job["properties"];
  const word = String(isMap(properties) ? properties["jobState"] : "").toLowerCase();
  if (word === "running" || word === "degraded" || word === "processing" || word === "idle") return "running";
  if (word === "stopping") return "stopping";
  return word === "failed" ? "failed" : "other";
}

function pending(id: string, via: string, wanted: string): OperationStatus {
  return { state: "pending", operation: `${wanted} ${via} ${id}`, identifier: id, retryAfterMs: POLL_MS };
}

function jobOf(id: string): string {
  return id.slice(0, -SUFFIX.length);
}

function actionPath(id: string, action: "start" | "stop", via: string): string {
  return `${jobOf(id)}/${action}?api-version=${apiVersionOf(via)}`;
}
