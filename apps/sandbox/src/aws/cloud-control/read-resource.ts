import * as z from "zod";
import type { JsonObject } from "../../json.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { parseInput } from "../json-protocol.ts";
import { parseDesiredState } from "./create-resource.ts";
import { readModel } from "./read-model.ts";
import { supportedSchema } from "./type-support.ts";

const PAGE_SIZE_MAX = 100;

const getSchema = z.object({ TypeName: z.string(), Identifier: z.string().min(1).max(1_024) });

const listSchema = z.object({
  TypeName: z.string(),
  ResourceModel: z.string().optional(),
  NextToken: z.string().optional(),
  MaxResults: z.number().int().min(1).max(PAGE_SIZE_MAX).optional(),
});

/** Types whose list needs to know the parent: the properties that `ResourceModel` must carry. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  "AWS::ApiGatewayV2::Integration": ["ApiId"],
  "AWS::ApiGatewayV2::Route": ["ApiId"],
  "AWS::ApiGatewayV2::Stage": ["ApiId"],
  "AWS::EKS::AccessEntry": ["ClusterName"],
  "AWS::EKS::Addon": ["ClusterName"],
  "AWS::EKS::Nodegroup": ["ClusterName"],
  "AWS::ElasticLoadBalancingV2::Listener": ["LoadBalancerArn"],
  "AWS::IAM::RolePolicy": ["RoleName"],
  "AWS::S3Tables::Namespace": ["TableBucketARN"],
  "AWS::S3Tables::Table": ["TableBucketARN"],
};

export function existingResource(call: AwsCall, type: string, identifier: string): StoredResource {
  const resource = call.sandbox.store.resources.get(placeOf(call.caller, type), type, identifier);
  if (resource) return resource;
  throw new AwsError("ResourceNotFoundException", `Resource of type '${type}' with identifier '${identifier}' was not found.`);
}

export async function getResource(call: AwsCall, input: JsonObject): Promise<object> {
  const { TypeName: type, Identifier: identifier } = parseInput(getSchema, input);
  const schema = await supportedSchema(type, "READ");
  return { TypeName: type, ResourceDescription: describe(schema, existingResource(call, type, identifier)) };
}

export async function listResources(call: AwsCall, input: JsonObject): Promise<object> {
  const { TypeName: type, ResourceModel, NextToken, MaxResults } = parseInput(listSchema, input);
  const schema = await supportedSchema(type, "LIST");
  const filter = ResourceModel === undefined ? {} : parseDesiredState(ResourceModel);
  const missing = (PARENTS[type] ?? []).filter((name) => filter[name] === undefined);
  if (missing.length > 0) {
    throw new AwsError(
      "InvalidRequestException",
      `Missing or invalid ResourceModel property in ${type} list handler request input. Required property: [${missing.join(", ")}]`,
    );
  }
  const found = call.sandbox.store.resources
    .list(placeOf(call.caller, type), type)
    .filter((resource) => (PARENTS[type] ?? []).every((name) => resource.model[name] === filter[name]))
    .toSorted((left, right) => left.createdAt - right.createdAt || (left.identifier < right.identifier ? -1 : 1));
  const start = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, "base64url").toString()) || 0;
  const end = start + (MaxResults ?? PAGE_SIZE_MAX);
  return {
    TypeName: type,
    ResourceDescriptions: found.slice(start, end).map((resource) => describe(schema, resource, true)),
    ...(end < found.length ? { NextToken: Buffer.from(String(end)).toString("base64url") } : {}),
  };
}

/** Lists return little more than identifiers, so that nobody relies on them for the rest. */
function describe(schema: ResourceSchema, resource: StoredResource, isListed = false): object {
  const model = readModel(schema, resource.model);
  const shown = isListed ? Object.fromEntries(schema.identifier.flatMap((name) => (name in model ? [[name, model[name]]] : []))) : model;
  return { Identifier: resource.identifier, Properties: JSON.stringify(shown) };
}
