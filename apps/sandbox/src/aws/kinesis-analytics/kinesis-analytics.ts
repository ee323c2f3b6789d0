import { type JsonObject, textAt, valueAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService, textIn } from "../json-service.ts";
import { APPLICATION, type ApplicationState, readState, statusAt, toServiceState } from "./application-state.ts";

const RUN = "Zerolake::KinesisAnalytics::RunningApplication";

/** Amazon Managed Service for Apache Flink: starting, stopping and log options; applications come from Cloud Control. */
export const kinesisAnalytics = jsonService({
  signingName: "kinesisanalytics",
  subject: (input) => ({ type: APPLICATION, identifier: String(input["ApplicationName"]) }),
  operations: {
    DescribeApplication: (call, input) => ({ ApplicationDetail: detail(call, application(call, input)) }),
    StartApplication: start,
    StopApplication: stop,
    UpdateApplication: updateRun,
    AddApplicationCloudWatchLoggingOption: addLogOption,
    DeleteApplicationCloudWatchLoggingOption: deleteLogOption,
  },
});

function application(call: AwsCall, input: JsonObject): StoredResource {
  const name = textIn(input, "ApplicationName");
  const stored = call.sandbox.store.resources.get(placeOf(call.caller, APPLICATION), APPLICATION, name);
  if (!stored) throw new AwsError("ResourceNotFoundException", `Application ${name} not found.`);
  return stored;
}

function detail(call: AwsCall, stored: StoredResource): object {
  const state = readState(stored);
  return {
    ApplicationARN: `arn:aws:kinesisanalytics:${call.caller.region}:${call.caller.account}:application/${stored.identifier}`,
    ApplicationName: stored.identifier,
    RuntimeEnvironment: stored.model["RuntimeEnvironment"],
    ServiceExecutionRole: stored.model["ServiceExecutionRole"],
    ApplicationStatus: statusAt(state, call.sandbox.now()),
    ApplicationVersionId: state.version,
    ApplicationConfigurationDescription: {
      RunConfigurationDescription: { FlinkRunConfigurationDescription: { AllowNonRestoredState: state.allowNonRestoredState } },
    },
    CloudWatchLoggingOptionDescriptions: state.logOptions.map(({ id, logStreamArn }) => ({
      CloudWatchLoggingOptionId: id,
      LogStreamARN: logStreamArn,
    })),
  };
}

async function start(call: AwsCall, input: JsonObject): Promise<object> {
  const stored = application(call, input);
  requireStatus(call, stored, "READY");
  const allow = valueAt(input["RunConfiguration"], ["FlinkRunConfiguration", "AllowNonRestoredState"]) === true;
  await move(call, stored, { target: "RUNNING", allowNonRestoredState: allow }, "CREATE");
  return {};
}

async function stop(call: AwsCall, input: JsonObject): Promise<object> {
  const stored = application(call, input);
  requireStatus(call, stored, "RUNNING");
  await move(call, stored, { target: "READY" }, "DELETE");
  return {};
}

async function updateRun(call: AwsCall, input: JsonObject): Promise<object> {
  const stored = application(call, input);
  requireVersion(stored, input);
  const allow = valueAt(input["RunConfigurationUpdate"], ["FlinkRunConfiguration", "AllowNonRestoredState"]);
  const { version, allowNonRestoredState } = readState(stored);
  const next = await change(call, stored, {
    version: version + 1,
    allowNonRestoredState: typeof allow === "boolean" ? allow : allowNonRestoredState,
  });
  return { ApplicationDetail: detail(call, next) };
}

async function addLogOption(call: AwsCall, input: JsonObject): Promise<object> {
  const stored = application(call, input);
  requireVersion(stored, input);
  const { version, logOptions } = readState(stored);
  const logStreamArn = textAt(input["CloudWatchLoggingOption"], "LogStreamARN") ?? "";
  if (logOptions.length > 0) throw new AwsError("InvalidArgumentException", "An application can have one CloudWatch logging option.");
  await change(call, stored, { version: version + 1, logOptions: [{ id: `${version}.1`, logStreamArn }] });
  return { ApplicationVersionId: version + 1 };
}

async function deleteLogOption(call: AwsCall, input: JsonObject): Promise<object> {
  const stored = application(call, input);
  requireVersion(stored, input);
  const { version, logOptions } = readState(stored);
  const left = logOptions.filter(({ id }) => id !== input["CloudWatchLoggingOptionId"]);
  if (left.length === logOptions.length) throw new AwsError("ResourceNotFoundException", "The logging option was not found.");
  await change(call, stored, { version: version + 1, logOptions: left });
  return { ApplicationVersionId: version + 1 };
}

function requireStatus(call: AwsCall, stored: StoredResource, wanted: string): void {
  const status = statusAt(readState(stored), call.sandbox.now());
  if (status !== wanted) {
    throw new AwsError("ResourceInUseException", `Application ${stored.identifier} is not in ${wanted} state: it is ${status}.`);
  }
}

function requireVersion(stored: StoredResource, input: JsonObject): void {
  const current = input["CurrentApplicationVersionId"];
  if (current === undefined || current === readState(stored).version) return;
  throw new AwsError("ConcurrentModificationException", "The application was changed by another request: read its version again.");
}

async function move(call: AwsCall, stored: StoredResource, to: Partial<ApplicationState>, verb: "CREATE" | "DELETE"): Promise<void> {
  const { now, latency } = call.sandbox;
  await change(call, stored, { ...to, settlesAt: now() + latency.durationMs(RUN, verb) });
}

async function change(call: AwsCall, stored: StoredResource, to: Partial<ApplicationState>): Promise<StoredResource> {
  const next = { ...stored, serviceState: toServiceState({ ...readState(stored), ...to }) };
  await call.sandbox.store.resources.put(next);
  return next;
}
