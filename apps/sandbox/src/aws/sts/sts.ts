import { randomUUID } from "node:crypto";
import type { Exchange, Reply } from "../../http/exchange.ts";
import type { Sandbox } from "../../sandbox.ts";
import { AwsError } from "../aws-error.ts";
import { formOf, queryService, renderResult } from "../query-service.ts";
import { assumeRole } from "./assume-role.ts";
import { assumeRoleWithWebIdentity } from "./web-identity.ts";

/** AWS Security Token Service: who am I, and credentials of a role for an hour. */
export const sts = queryService("sts", {
  GetCallerIdentity: ({ caller }) => ({ Arn: caller.arn, UserId: `AIDA${caller.accessKeyId.slice(4)}`, Account: caller.account }),
  AssumeRole: assumeRole,
});

const UNSIGNED = "AssumeRoleWithWebIdentity";

/** The one request of AWS that nobody signs. */
export function isUnsigned({ method, path, headers, ...exchange }: Exchange): boolean {
  if (method !== "POST" || path !== "/" || headers["authorization"] !== undefined) return false;
  return formOf({ method, path, headers, ...exchange }).get("Action") === UNSIGNED;
}

export async function answerUnsigned(sandbox: Sandbox, exchange: Exchange): Promise<Reply> {
  try {
    return renderResult(UNSIGNED, await assumeRoleWithWebIdentity(sandbox, formOf(exchange)));
  } catch (error) {
    if (error instanceof AwsError) return sts.renderError(error, randomUUID());
    sandbox.onError(error);
    return sts.renderError(
      new AwsError("InternalFailure", "The sandbox failed while handling this request; its log says why.", 500),
      randomUUID(),
    );
  }
}
