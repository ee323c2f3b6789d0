import {
  AddApplicationCloudWatchLoggingOptionCommand,
  type ApplicationDetail,
  DeleteApplicationCloudWatchLoggingOptionCommand,
  DescribeApplicationCommand,
} from "@aws-sdk/client-kinesis-analytics-v2";
import type { ObservedResource, ResourceRequest } from "@zerolake/execution";
import { isMap } from "@zerolake/resources";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, splitIdentifier, textOf } from "../direct-handler.ts";
import { deleted, doneOrGone } from "./done.ts";

/** Where a Flink application writes its log. */
export const flinkLogOption: DirectHandler = {
  honoursToken: true,

  async create(call, request) {
    const identifier = identifierOf(request);
    const [ApplicationName = "", LogStreamARN = ""] = splitIdentifier(identifier, 2);
    const application = await describeFlink(call, ApplicationName);
    if (application && !optionId(application, LogStreamARN)) {
      const command = new AddApplicationCloudWatchLoggingOptionCommand({
        ApplicationName,
        CurrentApplicationVersionId: application.ApplicationVersionId,
        CloudWatchLoggingOption: { LogStreamARN },
      });
      await call.clients.kinesisAnalytics().send(command, { abortSignal: call.abortSignal });
    }
    return doneOrGone(await read(call, identifier), identifier);
  },

  read,

  find: (call, request) => read(call, identifierOf(request)),

  // Both its properties can only be set at creation.
  update: async (call, { identifier }) => doneOrGone(await read(call, identifier), identifier),

  async delete(call, { identifier }) {
    const [ApplicationName = "", LogStreamARN = ""] = splitIdentifier(identifier, 2);
    const application = await describeFlink(call, ApplicationName);
    const CloudWatchLoggingOptionId = application && optionId(application, LogStreamARN);
    if (application && CloudWatchLoggingOptionId) {
      const command = new DeleteApplicationCloudWatchLoggingOptionCommand({
        ApplicationName,
        CurrentApplicationVersionId: application.ApplicationVersionId,
        CloudWatchLoggingOptionId,
      });
      await lookUp(() => call.clients.kinesisAnalytics().send(command, { abortSignal: call.abortSignal }));
    }
    return deleted(identifier);
  },
};

export async function describeFlink({ clients, abortSignal }: AwsCall, name: string): Promise<ApplicationDetail | undefined> {
  const command = new DescribeApplicationCommand({ ApplicationName: name });
  const answer = await lookUp(() => clients.kinesisAnalytics().send(command, { abortSignal }));
  return answer?.ApplicationDetail;
}

function identifierOf({ properties }: ResourceRequest): string {
  const option = properties["CloudWatchLoggingOption"];
  return `${textOf(properties, "ApplicationName")}|${textOf(isMap(option) ? option : {}, "LogStreamARN")}`;
}

function optionId(application: ApplicationDetail, logStream: string): string | undefined {
  return application.CloudWatchLoggingOptionDescriptions?.find((option) => option.LogStreamARN === logStream)?.CloudWatchLoggingOptionId;
}

async function read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const [ApplicationName = "", LogStreamARN = ""] = splitIdentifier(identifier, 2);
  const application = await describeFlink(call, ApplicationName);
  if (!application || !optionId(application, LogStreamARN)) return undefined;
  return { identifier, attributes: { ApplicationName, CloudWatchLoggingOption: { LogStreamARN } } };
}
