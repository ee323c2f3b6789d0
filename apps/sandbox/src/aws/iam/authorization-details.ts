import { isArray, isObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import type { XmlFields } from "../xml.ts";

const ROLE = "AWS::IAM::Role";
const PAGE_DEFAULT = 100;

/** IAM's account authorization details, as far as roles: with their tags, page by page. */
export function getAccountAuthorizationDetails(call: AwsCall, form: URLSearchParams): XmlFields {
  const filters = [...form].filter(([key]) => key.startsWith("Filter.member.")).map(([, value]) => value);
  const roles = filters.length === 0 || filters.includes("Role") ? call.sandbox.store.resources.list(placeOf(call.caller, ROLE), ROLE) : [];
  const start = Number(form.get("Marker") ?? 0);
  if (!Number.isInteger(start)) throw new AwsError("ValidationError", "The marker is not valid.");
  const end = start + Number(form.get("MaxItems") ?? PAGE_DEFAULT);
  return {
    UserDetailList: {},
    GroupDetailList: {},
    Policies: {},
    RoleDetailList: { member: roles.slice(start, end).map(roleDetail) },
    IsTruncated: String(end < roles.length),
    ...(end < roles.length ? { Marker: String(end) } : {}),
  };
}

function roleDetail({ model, identifier, createdAt }: StoredResource): XmlFields {
  const tags = isArray(model["Tags"]) ? model["Tags"] : [];
  return {
    Path: textAt(model, "Path") ?? "/",
    RoleName: identifier,
    RoleId: textAt(model, "RoleId"),
    Arn: textAt(model, "Arn"),
    CreateDate: new Date(createdAt).toISOString(),
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(model["AssumeRolePolicyDocument"] ?? {})),
    Tags: {
      member: tags.flatMap((tag) => (isObject(tag) ? [{ Key: String(tag["Key"]), Value: String(tag["Value"] ?? "") }] : [])),
    },
  };
}
