import type { AwsCall } from "../aws-call.ts";
import { listIdentifiers } from "../cloud-control/list-identifiers.ts";
import { readAll } from "./list-existing.ts";

/** The identifier of the resource that bears an ARN, or the last part of one, among all of its type. */
export async function findByArn(call: AwsCall, type: string, arn: string): Promise<string | undefined> {
  const identifiers = (await listIdentifiers(call, type)) ?? [];
  const id = arn.slice(arn.lastIndexOf("/") + 1);
  const bySelf = identifiers.find((identifier) => identifier === arn || identifier.split("|").includes(id));
  if (bySelf !== undefined) return bySelf;
  const resources = await readAll(call, type, identifiers);
  return resources.find(({ attributes }) => JSON.stringify(attributes).includes(JSON.stringify(arn)))?.identifier;
}
