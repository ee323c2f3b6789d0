import { isObject, type JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { textIn } from "../json-service.ts";

const JOB = "AWS::Glue::Job";
export const RUN = "Zerolake::Glue::StreamingRun";

/** Runs of Glue jobs: they start, run until they are stopped, and compute nothing. Jobs come from Cloud Control. */
export const JOB_RUN_OPERATIONS = { StartJobRun: start, GetJobRuns: list, BatchStopJobRun: stop };

type Run = JsonObject;

function jobOf(call: AwsCall, input: JsonObject): StoredResource {
  const name = textIn(input, "JobName");
  const stored = call.sandbox.store.resources.get(placeOf(call.caller, JOB), JOB, name);
  if (!stored) throw new AwsError("EntityNotFoundException", `Failed to start job run due to missing metadata: ${name}`);
  return stored;
}

function runsOf({ serviceState }: StoredResource): readonly Run[] {
  const { runs } = serviceState;
  return Array.isArray(runs) ? (runs as readonly Run[]) : [];
}

async function start(call: AwsCall, input: JsonObject): Promise<object> {
  const job = jobOf(call, input);
  const runs = runsOf(job);
  const limit = isObject(job.model["ExecutionProperty"]) ? Number(job.model["ExecutionProperty"]["MaxConcurrentRuns"] ?? 1) : 1;
  if (runs.filter((run) => ["STARTING", "RUNNING", "STOPPING"].includes(stateOf(call, run))).length >= limit)
    throw new AwsError("ConcurrentRunsExceededException", `Concurrent runs exceeded for ${job.identifier}`);
  const id = `jr_${String(runs.length + 1).padStart(64, "0")}`;
  const settlesAt = call.sandbox.now() + call.sandbox.latency.durationMs(RUN, "CREATE");
  await remember(call, job, [{ id, arguments: input["Arguments"] ?? {}, target: "RUNNING", settlesAt }, ...runs]);
  return { JobRunId: id };
}

/** The newest first. */
function list(call: AwsCall, input: JsonObject): object {
  const job = jobOf(call, input);
  return {
    JobRuns: runsOf(job).map((run) => ({
      Id: run["id"],
      JobName: job.identifier,
      JobRunState: stateOf(call, run),
      Arguments: run["arguments"],
      Attempt: 0,
    })),
  };
}

async function stop(call: AwsCall, input: JsonObject): Promise<object> {
  const job = jobOf(call, input);
  const ids = Array.isArray(input["JobRunIds"]) ? input["JobRunIds"] : [];
  const settlesAt = call.sandbox.now() + call.sandbox.latency.durationMs(RUN, "DELETE");
  const runs = runsOf(job).map((run) => (ids.includes(run["id"]) ? { ...run, target: "STOPPED", settlesAt } : run));
  await remember(call, job, runs);
  return { SuccessfulSubmissions: ids.map((JobRunId) => ({ JobName: job.identifier, JobRunId })), Errors: [] };
}

async function remember(call: AwsCall, job: StoredResource, runs: readonly Run[]): Promise<void> {
  await call.sandbox.store.resources.put({ ...job, serviceState: { ...job.serviceState, runs } });
}

function stateOf(call: AwsCall, { target, settlesAt }: Run): string {
  if (typeof settlesAt !== "number" || settlesAt <= call.sandbox.now()) return String(target);
  return target === "RUNNING" ? "STARTING" : "STOPPING";
}
