import { ExecuteStatementCommand, type Field } from "@aws-sdk/client-rds-data";
import { isMap, type PropertyMap } from "@zerolake/resources";
import type { AwsCall } from "../aws-call.ts";
import { readModel } from "../cloud-control/read-model.ts";
import { textOf } from "../direct-handler.ts";

/** One database of a cluster, with the secret of the user that statements run as. */
export interface DatabaseLocation {
  readonly resourceArn: string;
  readonly secretArn: string;
  readonly database: string;
}

export function locationOf(properties: PropertyMap): DatabaseLocation {
  return {
    resourceArn: textOf(properties, "ClusterArn"),
    secretArn: textOf(properties, "SecretArn"),
    database: textOf(properties, "Database"),
  };
}

/** Cluster, database and the one thing in it, named by `key`. The secret is no part of it: the cluster knows its own. */
export function identifierIn(properties: PropertyMap, key: "Table" | "UserName"): string {
  return [textOf(properties, "ClusterArn"), textOf(properties, "Database"), textOf(properties, key)].join("|");
}

/** Where statements go when only the cluster is known: it knows the secret of its main user. Nothing for a cluster that is gone. */
export async function locationIn(call: AwsCall, resourceArn: string, database: string): Promise<DatabaseLocation | undefined> {
  const cluster = await readModel(call, "AWS::RDS::DBCluster", resourceArn.slice(resourceArn.lastIndexOf(":") + 1));
  const secret = cluster?.attributes["MasterUserSecret"];
  const secretArn = isMap(secret) ? secret["SecretArn"] : undefined;
  return typeof secretArn === "string" ? { resourceArn, secretArn, database } : undefined;
}

/** Runs one statement; rejects with what the cloud answers. */
export async function execute(
  { clients, abortSignal }: AwsCall,
  location: DatabaseLocation,
  sql: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Field[][]> {
  const command = new ExecuteStatementCommand({
    ...location,
    sql,
    parameters: Object.entries(parameters).map(([name, stringValue]) => ({ name, value: { stringValue } })),
  });
  const answer = await clients.rdsData().send(command, { abortSignal });
  return answer.records ?? [];
}

/** A name in a statement. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
