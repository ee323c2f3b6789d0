import { isObject, type JsonObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService } from "../json-service.ts";

const APPLICATION = "AWS::EMRServerless::Application";
const RUN = "Zerolake::EMRServerless::StreamingJob";
const PATH = /^\/applications\/([^/]+)\/jobruns(?:\/([^/]+))?$/;
const OPERATIONS: Readonly<Record<string, string>> = { POST: "StartJobRun", DELETE: "CancelJobRun" };

/** Jobs of EMR Serverless: they start, run until they are cancelled, and compute nothing. Applications come from Cloud Control. */
export const emrServerless = jsonService({
  signingName: "emr-serverless",
  operationOf: ({ method, path }) => OPERATIONS[method] ?? (PATH.exec(path)?.[2] === undefined ? "ListJobRuns" : "GetJobRun"),
  subject: (_input, call) => ({ type: RUN, identifier: PATH.exec(call.exchange.path)?.[1] ?? "" }),
  inputOf: ({ exchange }) => (exchange.method === "POST" ? (JSON.parse(Buffer.from(exchange.body).toString("utf8")) as JsonObject) : {}),
  operations: {
    StartJobRun: start,
    GetJobRun: (call) => ({ jobRun: shown(call, found(call)) }),
    ListJobRuns: (call) => ({ jobRuns: Object.values(runsOf(application(call))).map((run) => summary(call, run)) }),
    CancelJobRun: cancel,
  },
});

type Run = JsonObject;

function application(call: AwsCall): StoredResource {
  const id = PATH.exec(call.exchange.path)?.[1] ?? "";
  const stored = call.sandbox.store.resources.get(placeOf(call.caller, APPLICATION), APPLICATION, id);
  if (!stored) throw new AwsError("ResourceNotFoundException", `Application ${id} does not exist`, 404);
  return stored;
}

function runsOf({ serviceState }: StoredResource): Readonly<Record<string, Run>> {
  const { runs } = serviceState;
  return isObject(runs) ? (runs as Readonly<Record<string, Run>>) : {};
}

function found(call: AwsCall): Run {
  const id = PATH.exec(call.exchange.path)?.[2] ?? "";
  const run = runsOf(application(call))[id];
  if (!run) throw new AwsError("ResourceNotFoundException", `JobRun ${id} does not exist`, 404);
  return run;
}

/** A token that came before means the same run. */
async function start(call: AwsCall, input: JsonObject): Promise<object> {
  const owner = application(call);
  const runs = runsOf(owner);
  const token = textAt(input, "clientToken") ?? "";
  const before = Object.values(runs).find((run) => run["token"] === token);
  const id = textAt(before, "id") ?? `00r${String(Object.keys(runs).length + 1).padStart(13, "0")}`;
  if (!before) {
    const settlesAt = call.sandbox.now() + call.sandbox.latency.durationMs(RUN, "CREATE");
    await remember(call, owner, { ...runs, [id]: { id, token, settlesAt, target: "RUNNING", request: input } });
  }
  const applicationId = owner.identifier;
  return { applicationId, jobRunId: id, arn: arnOf(call, applicationId, id) };
}

async function cancel(call: AwsCall): Promise<object> {
  const owner = application(call);
  const run = found(call);
  const id = String(run["id"]);
  const settlesAt = call.sandbox.now() + call.sandbox.latency.durationMs(RUN, "DELETE");
  await remember(call, owner, { ...runsOf(owner), [id]: { ...run, target: "CANCELLED", settlesAt } });
  return { applicationId: owner.identifier, jobRunId: id };
}

async function remember(call: AwsCall, owner: StoredResource, runs: Readonly<Record<string, Run>>): Promise<void> {
  await call.sandbox.store.resources.put({ ...owner, serviceState: { ...owner.serviceState, runs } });
}

function stateOf(call: AwsCall, { target, settlesAt }: Run): string {
  if (typeof settlesAt !== "number" || settlesAt <= call.sandbox.now()) return String(target);
  return target === "RUNNING" ? "SCHEDULED" : "CANCELLING";
}

function summary(call: AwsCall, run: Run): object {
  const applicationId = application(call).identifier;
  const id = String(run["id"]);
  const request = isObject(run["request"]) ? run["request"] : {};
  return {
    applicationId,
    id,
    name: request["name"],
    arn: arnOf(call, applicationId, id),
    createdBy: call.caller.arn,
    executionRole: request["executionRoleArn"],
    state: stateOf(call, run),
    mode: request["mode"],
    stateDetails: "",
    releaseLabel: "",
    createdAt: 0,
    updatedAt: 0,
  };
}

function shown(call: AwsCall, run: Run): object {
  const request = isObject(run["request"]) ? run["request"] : {};
  return { ...summary(call, run), jobRunId: run["id"], jobDriver: request["jobDriver"] };
}

function arnOf(call: AwsCall, applicationId: string, id: string): string {
  return `arn:aws:emr-serverless:${call.caller.region}:${call.caller.account}:/applications/${applicationId}/jobruns/${id}`;
}
