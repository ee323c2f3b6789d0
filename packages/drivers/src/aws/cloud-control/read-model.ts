import { GetResourceCommand } from "@aws-sdk/client-cloudcontrol";
import type { ObservedResource } from "@zerolake/execution";
import type { Value } from "@zerolake/resources";
import * as z from "zod";
import { readOwner } from "../../owner-tags.ts";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";

/** What was parsed as JSON holds nothing but JSON; that it is an object is left to be seen. */
const modelSchema = z.record(z.string(), z.custom<Value>());

/** What exists under an identifier, or `undefined`. */
export async function readModel(
  { clients, abortSignal }: AwsCall,
  type: string,
  identifier: string,
): Promise<ObservedResource | undefined> {
  const command = new GetResourceCommand({ TypeName: type, Identifier: identifier });
  const answer = await lookUp(() => clients.cloudControl(type).send(command, { abortSignal }));
  const properties = answer?.ResourceDescription?.Properties;
  if (properties === undefined) return undefined;
  const attributes = modelSchema.parse(JSON.parse(properties));
  const owner = readOwner(attributes);
  return { identifier: answer?.ResourceDescription?.Identifier ?? identifier, attributes, ...(owner ? { owner } : {}) };
}
