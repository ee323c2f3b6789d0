import { GetBootstrapBrokersCommand } from "@aws-sdk/client-kafka";
import type { ObservedResource } from "@zerolake/execution";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, textOf } from "../direct-handler.ts";
import { deleted, doneOrGone, toProperties } from "./done.ts";

/** The addresses of a Kafka cluster: nothing is made, they are only looked up. */
export const bootstrapBrokers: DirectHandler = {
  honoursToken: true,
  create: async (call, { properties }) => {
    const arn = textOf(properties, "ClusterArn");
    return doneOrGone(await read(call, arn), arn);
  },
  read,
  find: (call, { properties }) => read(call, textOf(properties, "ClusterArn")),
  update: async (call, { identifier }) => doneOrGone(await read(call, identifier), identifier),
  delete: (_call, { identifier }) => Promise.resolve(deleted(identifier)),
};

async function read({ clients, abortSignal }: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const command = new GetBootstrapBrokersCommand({ ClusterArn: identifier });
  const answer = await lookUp(() => clients.kafka().send(command, { abortSignal }));
  if (!answer) return undefined;
  const { $metadata: _, ...addresses } = answer;
  const attributes = toProperties(addresses);
  return Object.keys(attributes).length === 0 ? undefined : { identifier, attributes: { ClusterArn: identifier, ...attributes } };
}
