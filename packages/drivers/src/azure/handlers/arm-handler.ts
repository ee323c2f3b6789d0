import type { ObservedResource, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import type { AzureCall } from "../azure-call.ts";

/** One type that needs more than a PUT, a GET and a DELETE. What it leaves out is done as for every other type. */
export interface ArmHandler {
  create?(call: AzureCall, request: ResourceRequest): Promise<OperationStatus>;
  update?(call: AzureCall, identity: ResourceIdentity, change: { prior: PropertyMap; request: ResourceRequest }): Promise<OperationStatus>;
  delete?(
    call: AzureCall,
    identity: ResourceIdentity,
    options: { readonly mayEmpty: boolean; readonly prior: PropertyMap },
  ): Promise<OperationStatus>;
  read?(call: AzureCall, identity: ResourceIdentity): Promise<ObservedResource | undefined>;
  find?(call: AzureCall, request: ResourceRequest): Promise<ObservedResource | undefined>;
  poll?(call: AzureCall, operation: string): Promise<OperationStatus>;
}
