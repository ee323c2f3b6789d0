import {
  type ApplicationDetail,
  StartApplicationCommand,
  StopApplicationCommand,
  UpdateApplicationCommand,
} from "@aws-sdk/client-kinesis-analytics-v2";
import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, textOf } from "../direct-handler.ts";
import { deleted, done, doneOrGone } from "./done.ts";
import { describeFlink } from "./flink-log-option.ts";
import { lookAgain, notStarted, underWay } from "./start-and-stop.ts";

/** Starting takes one to three minutes, stopping waits for a snapshot. */
const LOOK_AGAIN_MS = 5_000;
const IN_BETWEEN = ["STARTING", "STOPPING", "UPDATING", "AUTOSCALING", "FORCE_STOPPING", "ROLLING_BACK", "MAINTENANCE"];

/** That a Flink application runs: creating starts it, deleting stops it with a snapshot. */
export const flinkRun: DirectHandler = {
  honoursToken: true,

  async create(call, { properties }) {
    const ApplicationName = textOf(properties, "ApplicationName");
    const application = await describeFlink(call, ApplicationName);
    if (application?.ApplicationStatus === "READY") {
      const AllowNonRestoredState = properties["AllowNonRestoredState"] === true;
      const command = new StartApplicationCommand({
        ApplicationName,
        RunConfiguration: { FlinkRunConfiguration: { AllowNonRestoredState } },
      });
      await call.clients.kinesisAnalytics().send(command, { abortSignal: call.abortSignal });
      return waiting("start", ApplicationName, "STARTING");
    }
    return afterStart(application, ApplicationName);
  },

  read,

  find: (call, { properties }) => read(call, textOf(properties, "ApplicationName")),

  async update(call, { identifier }, { prior, request }) {
    const application = await describeFlink(call, identifier);
    const AllowNonRestoredState = request.properties["AllowNonRestoredState"] === true;
    if (application && AllowNonRestoredState !== (prior["AllowNonRestoredState"] === true)) {
      const command = new UpdateApplicationCommand({
        ApplicationName: identifier,
        CurrentApplicationVersionId: application.ApplicationVersionId,
        RunConfigurationUpdate: { FlinkRunConfiguration: { AllowNonRestoredState } },
      });
      await call.clients.kinesisAnalytics().send(command, { abortSignal: call.abortSignal });
    }
    return doneOrGone(await read(call, identifier), identifier);
  },

  async delete(call, { identifier }) {
    const application = await describeFlink(call, identifier);
    if (application?.ApplicationStatus === "RUNNING") {
      const command = new StopApplicationCommand({ ApplicationName: identifier });
      await lookUp(() => call.clients.kinesisAnalytics().send(command, { abortSignal: call.abortSignal }));
      return waiting("stop", identifier, "STOPPING");
    }
    return afterStop(application, identifier);
  },

  poll: (call, operation) =>
    lookAgain(operation, {
      start: async (name) => afterStart(await describeFlink(call, name), name),
      stop: async (name) => afterStop(await describeFlink(call, name), name),
    }),
};

function waiting(verb: "start" | "stop", name: string, status: string): OperationStatus {
  return underWay(verb, { identifier: name, retryAfterMs: LOOK_AGAIN_MS, detail: `the application is ${status}` });
}

function afterStart(application: ApplicationDetail | undefined, name: string): OperationStatus {
  const status = application?.ApplicationStatus;
  if (!application || status === undefined) return doneOrGone(undefined, name);
  if (status === "RUNNING") return done(toObserved(application, name));
  if (IN_BETWEEN.includes(status)) return waiting("start", name, status);
  const message = `The application ${name} did not start: it is ${status}. Its log stream in CloudWatch says why.`;
  return notStarted(name, { message, remedy: "Read the application's log, correct the job, then deploy again." });
}

function afterStop(application: ApplicationDetail | undefined, name: string): OperationStatus {
  const status = application?.ApplicationStatus;
  if (status !== undefined && (status === "RUNNING" || IN_BETWEEN.includes(status))) return waiting("stop", name, status);
  return deleted(name);
}

async function read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const application = await describeFlink(call, identifier);
  return application?.ApplicationStatus === "RUNNING" ? toObserved(application, identifier) : undefined;
}

function toObserved(application: ApplicationDetail, name: string): ObservedResource {
  const run = application.ApplicationConfigurationDescription?.RunConfigurationDescription?.FlinkRunConfigurationDescription;
  return {
    identifier: name,
    attributes: {
      ApplicationName: name,
      ApplicationStatus: application.ApplicationStatus ?? "RUNNING",
      ...(run?.AllowNonRestoredState === undefined ? {} : { AllowNonRestoredState: run.AllowNonRestoredState }),
    },
  };
}
