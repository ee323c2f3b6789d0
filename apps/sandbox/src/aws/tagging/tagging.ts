import * as z from "zod";
import { isArray, isObject, type JsonObject, textAt } from "../../json.ts";
import { loadSchemas } from "../../schema/load-schemas.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";
import type { StoredResource } from "../../store/records.ts";
import type { AwsCall } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService } from "../json-service.ts";
import { arnOfResource } from "./arn-of-resource.ts";

const PAGE_MAX = 100;
/** Where services without regions tell their tags. */
const GLOBAL_REGION = "us-east-1";
/** IAM's roles are tagged with IAM alone: the Tagging API has never listed them. */
const NOT_COVERED = new Set(["AWS::IAM::Role"]);

const inputSchema = z.object({
  TagFilters: z
    .array(z.object({ Key: z.string().min(1).max(128), Values: z.array(z.string().max(256)).max(20).optional() }))
    .max(50)
    .optional(),
  ResourceTypeFilters: z.array(z.string().max(256)).max(100).optional(),
  ResourcesPerPage: z.number().int().min(1).max(PAGE_MAX).optional(),
  PaginationToken: z.string().max(2_048).optional(),
});

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

interface Mapping {
  readonly ResourceARN: string;
  readonly Tags: readonly Tag[];
}

/** AWS Resource Groups Tagging API: what bears which tags in one region, page by page. */
export const tagging = jsonService({
  signingName: "tagging",
  subject: () => ({ type: "AWS::Tagging::Resource" }),
  operations: { GetResources: getResources },
});

async function getResources(call: AwsCall, input: JsonObject): Promise<object> {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) throw new AwsError("InvalidParameterException", parsed.error.issues.map((issue) => issue.message).join("; "));
  const { TagFilters = [], ResourceTypeFilters = [], ResourcesPerPage = PAGE_MAX, PaginationToken = "" } = parsed.data;
  const start = startOf(PaginationToken);
  const found = (await mappingsIn(call))
    .filter(({ ResourceARN }) => ResourceTypeFilters.length === 0 || ResourceTypeFilters.some((filter) => isOfType(ResourceARN, filter)))
    .filter(({ Tags }) =>
      TagFilters.every(({ Key, Values = [] }) =>
        Tags.some((tag) => tag.Key === Key && (Values.length === 0 || Values.includes(tag.Value))),
      ),
    );
  const end = start + ResourcesPerPage;
  return {
    ResourceTagMappingList: found.slice(start, end),
    PaginationToken: end < found.length ? Buffer.from(JSON.stringify({ start: end })).toString("base64") : "",
  };
}

function startOf(token: string): number {
  if (token === "") return 0;
  try {
    const read: unknown = JSON.parse(Buffer.from(token, "base64").toString());
    if (isObject(read as never)) return Number((read as { readonly start?: number }).start) || 0;
  } catch {
    // Told below.
  }
  throw new AwsError("PaginationTokenExpiredException", "The pagination token is expired or was not made by this operation.");
}

async function mappingsIn({ sandbox, caller }: AwsCall): Promise<readonly Mapping[]> {
  const schemas = await loadSchemas();
  return sandbox.store.resources
    .listAccount(caller.account)
    .filter((resource) => resource.cloud === "aws" && !NOT_COVERED.has(resource.type) && regionOf(resource) === caller.region)
    .toSorted((left, right) => left.createdAt - right.createdAt || (left.identifier < right.identifier ? -1 : 1))
    .flatMap((resource) => {
      const schema = schemas.find(resource.type);
      const tags = schema ? tagsOf(schema, resource) : [];
      return schema && tags.length > 0 ? [{ ResourceARN: arnOfResource(schema, resource, caller.region), Tags: tags }] : [];
    });
}

/** Buckets stand in one place per account and lie in a region all the same. */
function regionOf({ scope, model }: StoredResource): string {
  if (scope !== "global") return scope;
  return /\.s3\.([a-z0-9-]+)\.amazonaws\.com$/.exec(textAt(model, "RegionalDomainName") ?? "")?.[1] ?? GLOBAL_REGION;
}

function tagsOf({ tagProperty }: ResourceSchema, { model }: StoredResource): readonly Tag[] {
  const value = tagProperty && model[tagProperty.name];
  if (isArray(value))
    return value.flatMap((tag) => (isObject(tag) ? [{ Key: String(tag["Key"]), Value: String(tag["Value"] ?? "") }] : []));
  return isObject(value) ? Object.entries(value).map(([Key, Value]) => ({ Key, Value: String(Value) })) : [];
}

/** `ec2`, or `ec2:vpc`, as the words stand in an ARN. */
function isOfType(arn: string, filter: string): boolean {
  const [service, kind] = filter.split(":");
  const [, , ownService, , , ...rest] = arn.split(":");
  const ownKind = rest.join(":").split(/[/:]/)[0];
  return service === ownService && (kind === undefined || kind === ownKind);
}
