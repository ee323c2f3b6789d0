import { GetResourceCommand } from "@aws-sdk/client-cloudcontrol";
import type { ObservedResource } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { readOwner } from "../owner-tags.ts";

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
  const attributes = JSON.parse(properties) as PropertyMap;
  const owner = readOwner(attributes);
  return { identifier: answer?.ResourceDescription?.Identifier ?? identifier, attributes, ...(owner ? { owner } : {}) };
}
