import { emptyReply, type Reply } from "../http/exchange.ts";
import { textAt, withValueAt } from "../json.ts";
import { findById, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";

export const STREAMING_JOB = "Microsoft.StreamAnalytics/streamingjobs";

/** Starts or stops a job. It needs an input, an output and a query before it can run. */
export async function runAction(call: ResourceCall, action: string): Promise<Reply> {
  const job = findById(call, call.path.id);
  if (!job) throw new ArmError(404, "ResourceNotFound", `The Resource '${call.path.type}/${call.path.name}' was not found.`);
  if (action !== "start" && action !== "stop") throw new ArmError(404, "InvalidResourceType", `A job has no action '${action}'.`);
  if (action === "start") checkComplete(call, job.identifier);
  const state = action === "start" ? "Running" : "Stopped";
  await call.sandbox.store.resources.put({ ...job, model: withValueAt(job.model, ["properties", "jobState"], state) });
  return emptyReply(202);
}

/** A part of a job that runs is not changed under it. */
export function checkStandsStill(call: ResourceCall): void {
  if (!call.path.type.startsWith(`${STREAMING_JOB}/`)) return;
  const job = findById(call, call.path.parentId ?? "");
  if (textAt(job?.model, "properties.jobState") !== "Running") return;
  throw new ArmError(409, "JobIsRunning", `The job '${String(job?.model["name"])}' is running: stop it before changing it.`);
}

function checkComplete(call: ResourceCall, jobKey: string): void {
  const parts = call.sandbox.store.resources
    .listAccount(call.caller.subscription)
    .filter(({ identifier }) => identifier.startsWith(`${jobKey}/`));
  const missing = ["inputs", "outputs", "transformations"].filter((part) => parts.every(({ type }) => type !== `${STREAMING_JOB}/${part}`));
  if (missing.length > 0) throw new ArmError(400, "BadRequest", `The job cannot start without ${missing.join(" and ")}.`);
}
