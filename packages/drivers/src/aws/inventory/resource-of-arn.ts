import { fill, readVariables } from "../../rest/address.ts";
import { ARN_TABLE } from "./arn-table.ts";

/** What an ARN means to Cloud Control. */
export interface ArnMeaning {
  readonly type: string;
  /** Absent where the ARN does not say it. */
  readonly identifier?: string;
}

/** Clusters of MSK that are serverless have ARNs like the others; only the end of their id tells them. */
const SERVERLESS_CLUSTER = /-s\d+$/;

/** The type and identifier that an ARN stands for; `undefined` for what the table does not know. */
export function resourceOfArn(arn: string): ArnMeaning | undefined {
  const [, , service = "", region = "", account = "", ...rest] = arn.split(":");
  // Log groups are told with the streams that they would hold.
  const resource = rest.join(":").replace(/:\*$/, "");
  for (const row of ARN_TABLE) {
    const variables = readVariables(row.arn, `${service}:${resource}`);
    if (!variables) continue;
    const type = row.type === "AWS::MSK::Cluster" && SERVERLESS_CLUSTER.test(arn) ? "AWS::MSK::ServerlessCluster" : row.type;
    if (row.identifier === undefined) return { type };
    return { type, identifier: fill(row.identifier, { ...variables, arn, region, account }, String) };
  }
  return undefined;
}
