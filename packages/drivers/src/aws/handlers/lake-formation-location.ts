import {
  DeregisterResourceCommand,
  DescribeResourceCommand,
  RegisterResourceCommand,
  type RegisterResourceCommandInput,
  UpdateResourceCommand,
  type UpdateResourceCommandInput,
} from "@aws-sdk/client-lakeformation";
import type { ObservedResource } from "@zerolake/execution";
import { isEqual } from "../../property-path.ts";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, textOf } from "../direct-handler.ts";
import { deleted, doneOrGone, toProperties } from "./done.ts";

/** A storage location that Lake Formation vends credentials for. */
export const lakeFormationLocation: DirectHandler = {
  honoursToken: true,

  async create(call, { properties }) {
    const arn = textOf(properties, "ResourceArn");
    await call.clients.lakeFormation().send(new RegisterResourceCommand(properties as unknown as RegisterResourceCommandInput), {
      abortSignal: call.abortSignal,
    });
    return doneOrGone(await read(call, arn), arn);
  },

  read,

  find: (call, { properties }) => read(call, textOf(properties, "ResourceArn")),

  async update(call, { identifier }, { prior, request }) {
    if (!isEqual(prior, request.properties)) {
      const { UseServiceLinkedRole: _, ...input } = request.properties;
      await call.clients.lakeFormation().send(new UpdateResourceCommand(input as unknown as UpdateResourceCommandInput), {
        abortSignal: call.abortSignal,
      });
    }
    return doneOrGone(await read(call, identifier), identifier);
  },

  async delete({ clients, abortSignal }, { identifier }) {
    await lookUp(() => clients.lakeFormation().send(new DeregisterResourceCommand({ ResourceArn: identifier }), { abortSignal }));
    return deleted(identifier);
  },
};

async function read({ clients, abortSignal }: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const command = new DescribeResourceCommand({ ResourceArn: identifier });
  const answer = await lookUp(() => clients.lakeFormation().send(command, { abortSignal }));
  if (!answer?.ResourceInfo) return undefined;
  const { LastModified: _, ...info } = answer.ResourceInfo;
  return { identifier, attributes: toProperties(info) };
}
