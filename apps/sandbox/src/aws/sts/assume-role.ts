import type { AwsCall } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import type { XmlFields } from "../xml.ts";
import { lendRole, roleOf } from "./lend-role.ts";
import { isTrusted } from "./trust-policy.ts";

/** AssumeRole by somebody who is known already: the role must name them, and the external id that it may ask for must be the one. */
export async function assumeRole({ sandbox, caller }: AwsCall, form: URLSearchParams): Promise<XmlFields> {
  const roleArn = form.get("RoleArn") ?? "";
  const role = roleOf(sandbox, roleArn);
  const externalId = form.get("ExternalId");
  const applicant = {
    action: "sts:AssumeRole",
    principals: { AWS: [caller.arn, caller.account, `arn:aws:iam::${caller.account}:root`], Federated: [] },
    context: externalId === null ? {} : { "sts:ExternalId": [externalId] },
  } as const;
  if (!role || !isTrusted(role.model["AssumeRolePolicyDocument"], applicant)) {
    throw new AwsError("AccessDenied", `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`, 403);
  }
  return lendRole(sandbox, role, form);
}
