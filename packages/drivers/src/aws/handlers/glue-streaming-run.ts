import { BatchStopJobRunCommand, GetJobRunsCommand, type JobRun, StartJobRunCommand } from "@aws-sdk/client-glue";
import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, textOf } from "../direct-handler.ts";
import { deleted, done, doneOrGone } from "./done.ts";
import { lookAgain, notStarted, underWay } from "./start-and-stop.ts";

const LOOK_AGAIN_MS = 5_000;
const STARTING: readonly string[] = ["STARTING", "WAITING"];
const ALIVE: readonly string[] = [...STARTING, "RUNNING"];

/**
 * The run of a streaming job: creating starts it, deleting stops it. A job has one run at a time and the service may start it anew, so it is
 * known by its job.
 */
export const glueStreamingRun: DirectHandler = {
  honoursToken: false,

  async create(call, { properties }) {
    const jobName = textOf(properties, "JobName");
    if ((await newestRun(call, jobName, ALIVE)) === undefined) {
      const command = new StartJobRunCommand({ JobName: jobName, Arguments: textsIn(properties["Arguments"]) });
      await call.clients.glue().send(command, { abortSignal: call.abortSignal });
    }
    return afterStart(call, jobName);
  },

  read,

  find: (call, { properties }) => read(call, textOf(properties, "JobName")),

  // Everything about a run can only be said at its start.
  update: async (call, { identifier }) => doneOrGone(await read(call, identifier), identifier),

  async delete(call, { identifier }) {
    const run = await newestRun(call, identifier, ALIVE);
    if (run?.Id !== undefined) {
      const command = new BatchStopJobRunCommand({ JobName: identifier, JobRunIds: [run.Id] });
      await lookUp(() => call.clients.glue().send(command, { abortSignal: call.abortSignal }));
    }
    return afterStop(call, identifier);
  },

  poll: (call, operation) =>
    lookAgain(operation, { start: (identifier) => afterStart(call, identifier), stop: (identifier) => afterStop(call, identifier) }),
};

/** Runs come newest first; one in the wanted states, or the newest of all. */
async function newestRun(call: AwsCall, JobName: string, states?: readonly string[]): Promise<JobRun | undefined> {
  const command = new GetJobRunsCommand({ JobName });
  const runs = (await lookUp(() => call.clients.glue().send(command, { abortSignal: call.abortSignal })))?.JobRuns ?? [];
  return runs.find(({ JobRunState = "" }) => states === undefined || states.includes(JobRunState));
}

async function read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const run = await newestRun(call, identifier, ["RUNNING"]);
  return run && { identifier, attributes: attributesOf(run) };
}

function attributesOf({ JobName, Id, Arguments }: JobRun): PropertyMap {
  return { JobName: JobName ?? "", RunId: Id ?? "", ...(Arguments ? { Arguments } : {}) };
}

function textsIn(value: PropertyMap[string] | undefined): Record<string, string> {
  return value !== undefined && isMap(value) ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)])) : {};
}

function waiting(verb: "start" | "stop", identifier: string, state: string): OperationStatus {
  return underWay(verb, { identifier, retryAfterMs: LOOK_AGAIN_MS, detail: `the job is ${state}` });
}

async function afterStart(call: AwsCall, identifier: string): Promise<OperationStatus> {
  const run = await newestRun(call, identifier);
  const state = run?.JobRunState;
  if (!run || state === undefined) return doneOrGone(undefined, identifier);
  if (state === "RUNNING") return done({ identifier, attributes: attributesOf(run) });
  if (STARTING.includes(state)) return waiting("start", identifier, state);
  const message = `The streaming job did not start: it is ${state}. ${run.ErrorMessage ?? ""}`.trim();
  return notStarted(identifier, { message, remedy: "Read the job's log, correct the job, then deploy again." });
}

async function afterStop(call: AwsCall, identifier: string): Promise<OperationStatus> {
  const state = (await newestRun(call, identifier, [...ALIVE, "STOPPING"]))?.JobRunState;
  return state === undefined ? deleted(identifier) : waiting("stop", identifier, state);
}
