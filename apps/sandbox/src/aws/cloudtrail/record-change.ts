import type { OperationVerb, Place } from "../../store/records.ts";
import type { AwsCall } from "../aws-call.ts";

const WORDS: Readonly<Record<OperationVerb, string>> = { CREATE: "Create", UPDATE: "Update", DELETE: "Delete" };

/** How the event of a change is called: after the type, as most are (`CreateBucket`). */
export function eventName(type: string, verb: OperationVerb): string {
  return `${WORDS[verb]}${type.split("::").at(-1) ?? type}`;
}

/** `AWS::S3::Bucket` belongs to `s3.amazonaws.com`. */
export function eventSource(type: string): string {
  return `${(type.split("::")[1] ?? type).toLowerCase()}.amazonaws.com`;
}

export function recordChange(
  { sandbox, caller }: AwsCall,
  { cloud, account, scope, type, identifier }: Place & { readonly type: string; readonly identifier: string },
  action: string,
): void {
  sandbox.store.activities.record({ cloud, account, scope, type, identifier, action, actor: caller.arn, at: sandbox.now() });
}
