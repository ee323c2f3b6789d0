import { CancelJobRunCommand, GetJobRunCommand, type JobRun, ListJobRunsCommand, StartJobRunCommand } from "@aws-sdk/client-emr-serverless";
import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { isList, type PropertyMap } from "@zerolake/resources";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, splitIdentifier, textOf } from "../direct-handler.ts";
import { deleted, done, doneOrGone } from "./done.ts";
import { lookAgain, notStarted, underWay } from "./start-and-stop.ts";

/** Machines are there after one to three minutes. */
const LOOK_AGAIN_MS = 5_000;
const STARTING = ["SUBMITTED", "PENDING", "SCHEDULED", "QUEUED"] as const;
const ALIVE: readonly string[] = [...STARTING, "RUNNING"];

/** A Spark job that runs all the time: creating starts it, deleting cancels it. It is found again by its name. */
export const streamingJob: DirectHandler = {
  honoursToken: false,

  async create(call, { properties }) {
    const applicationId = textOf(properties, "ApplicationId");
    const running = await aliveRun(call, applicationId, textOf(properties, "Name"));
    if (running !== undefined) return afterStart(call, `${applicationId}|${running}`);
    const args = properties["Arguments"];
    const command = new StartJobRunCommand({
      applicationId,
      executionRoleArn: textOf(properties, "ExecutionRoleArn"),
      name: textOf(properties, "Name"),
      mode: "STREAMING",
      jobDriver: {
        sparkSubmit: { entryPoint: textOf(properties, "EntryPoint"), entryPointArguments: isList(args) ? args.map(String) : [] },
      },
    });
    const { jobRunId } = await call.clients.emrServerless().send(command, { abortSignal: call.abortSignal });
    return afterStart(call, `${applicationId}|${jobRunId ?? ""}`);
  },

  read,

  async find(call, { properties }) {
    const applicationId = textOf(properties, "ApplicationId");
    const running = await aliveRun(call, applicationId, textOf(properties, "Name"));
    return running === undefined ? undefined : read(call, `${applicationId}|${running}`);
  },

  // Everything about a run can only be said at its start.
  update: async (call, { identifier }) => doneOrGone(await read(call, identifier), identifier),

  async delete(call, { identifier }) {
    const [applicationId = "", jobRunId = ""] = splitIdentifier(identifier, 2);
    const run = await describe(call, identifier);
    if (run !== undefined && ALIVE.includes(run.state ?? "")) {
      const command = new CancelJobRunCommand({ applicationId, jobRunId });
      await lookUp(() => call.clients.emrServerless().send(command, { abortSignal: call.abortSignal }));
    }
    return afterStop(call, identifier);
  },

  poll: (call, operation) =>
    lookAgain(operation, { start: (identifier) => afterStart(call, identifier), stop: (identifier) => afterStop(call, identifier) }),
};

async function describe(call: AwsCall, identifier: string): Promise<JobRun | undefined> {
  const [applicationId = "", jobRunId = ""] = splitIdentifier(identifier, 2);
  const command = new GetJobRunCommand({ applicationId, jobRunId });
  return (await lookUp(() => call.clients.emrServerless().send(command, { abortSignal: call.abortSignal })))?.jobRun;
}

/** Names are ours alone, so one that starts or runs is the one. */
async function aliveRun(call: AwsCall, applicationId: string, name: string): Promise<string | undefined> {
  for (let nextToken: string | undefined, isFirst = true; isFirst || nextToken !== undefined; isFirst = false) {
    const command: ListJobRunsCommand = new ListJobRunsCommand({ applicationId, ...(nextToken === undefined ? {} : { nextToken }) });
    const page = await lookUp(() => call.clients.emrServerless().send(command, { abortSignal: call.abortSignal }));
    const found = page?.jobRuns?.find((run) => run.name === name && ALIVE.includes(run.state ?? ""));
    if (found) return found.id;
    nextToken = page?.nextToken;
  }
  return undefined;
}

async function read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const run = await describe(call, identifier);
  return run?.state === "RUNNING" ? { identifier, attributes: attributesOf(run) } : undefined;
}

function attributesOf({ applicationId, jobRunId, name, executionRole, jobDriver }: JobRun): PropertyMap {
  const submit = jobDriver?.sparkSubmit;
  return {
    ApplicationId: applicationId ?? "",
    JobRunId: jobRunId ?? "",
    Name: name ?? "",
    ExecutionRoleArn: executionRole ?? "",
    EntryPoint: submit?.entryPoint ?? "",
    Arguments: submit?.entryPointArguments ?? [],
  };
}

function waiting(verb: "start" | "stop", identifier: string, state: string): OperationStatus {
  return underWay(verb, { identifier, retryAfterMs: LOOK_AGAIN_MS, detail: `the job is ${state}` });
}

async function afterStart(call: AwsCall, identifier: string): Promise<OperationStatus> {
  const run = await describe(call, identifier);
  const state = run?.state;
  if (!run || state === undefined) return doneOrGone(undefined, identifier);
  if (state === "RUNNING") return done({ identifier, attributes: attributesOf(run) });
  if (STARTING.some((starting) => starting === state)) return waiting("start", identifier, state);
  const message = `The streaming job did not start: it is ${state}. ${run.stateDetails ?? ""}`.trim();
  return notStarted(identifier, { message, remedy: "Read the job's log, correct the job, then deploy again." });
}

async function afterStop(call: AwsCall, identifier: string): Promise<OperationStatus> {
  const state = (await describe(call, identifier))?.state;
  return state !== undefined && (ALIVE.includes(state) || state === "CANCELLING")
    ? waiting("stop", identifier, state)
    : deleted(identifier);
}
