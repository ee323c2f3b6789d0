import type { ObservedResource, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import type { AwsCall } from "./aws-call.ts";

/**
 * One type that Cloud Control does not manage, through its own service. Handlers let the SDK's exceptions pass: the
 * driver classifies them. Identifiers with several parts are joined by `|`.
 */
export interface DirectHandler {
  /** True when repeating an unanswered create cannot make a second resource. */
  readonly honoursToken: boolean;
  create(call: AwsCall, request: ResourceRequest): Promise<OperationStatus>;
  read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined>;
  update(call: AwsCall, identity: ResourceIdentity, change: { prior: PropertyMap; request: ResourceRequest }): Promise<OperationStatus>;
  delete(call: AwsCall, identity: ResourceIdentity, prior: PropertyMap): Promise<OperationStatus>;
  find(call: AwsCall, request: ResourceRequest): Promise<ObservedResource | undefined>;
  /** For handlers whose work takes time; `operation` is what they returned with `pending`. */
  poll?(call: AwsCall, operation: string): Promise<OperationStatus>;
}

/** The identifier's parts; throws when there are fewer than asked for, which only a damaged record can cause. */
export function splitIdentifier<Count extends number>(identifier: string, count: Count): readonly string[] {
  const parts = identifier.split("|");
  if (parts.length < count) throw new Error(`"${identifier}" is not an identifier of ${count} parts`);
  return parts;
}

export function textOf(properties: PropertyMap, key: string): string {
  const value = properties[key];
  if (typeof value !== "string") throw new Error(`The property ${key} must be text`);
  return value;
}
