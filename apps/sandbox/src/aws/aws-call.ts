import type { Exchange } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Place } from "../store/records.ts";

/** Who calls, and where. */
export interface Caller {
  readonly account: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly arn: string;
}

/** A call whose signature has been checked. */
export interface AwsCall {
  readonly sandbox: Sandbox;
  readonly exchange: Exchange;
  readonly caller: Caller;
}

/** Services without regions keep their resources in one place per account. */
const GLOBAL_SERVICES = ["AWS::IAM::", "AWS::S3::Bucket", "AWS::Budgets::", "AWS::CE::"];

export function placeOf(caller: Pick<Caller, "account" | "region">, type: string): Place {
  const isGlobal = GLOBAL_SERVICES.some((prefix) => type.startsWith(prefix));
  return { cloud: "aws", account: caller.account, scope: isGlobal ? "global" : caller.region };
}
