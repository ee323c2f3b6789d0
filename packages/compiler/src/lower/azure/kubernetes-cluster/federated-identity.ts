import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { WORKLOAD_NAMESPACE } from "../../kubernetes-job.ts";
import { identityId } from "../access.ts";
import { azureResource } from "../resource.ts";

const CREDENTIAL = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials";

export interface FederatedIdentity {
  readonly name: string;
  readonly issuer: Value;
  /** `namespace:name` */
  readonly serviceAccount: string;
}

/** A service account of the cluster acts as the component. */
export function federatedIdentity(context: LoweringContext, { name, issuer, serviceAccount }: FederatedIdentity): DesiredResource {
  return azureResource(context, {
    name,
    type: CREDENTIAL,
    id: `${identityId(context)}/federatedIdentityCredentials/${serviceAccount.replaceAll(":", "-")}`,
    body: { properties: { issuer, subject: `system:serviceaccount:${serviceAccount}`, audiences: ["api://AzureADTokenExchange"] } },
    dependsOn: ["identity"],
  });
}

/** The same for the account (`namespace:name`) of a component that runs in the drawn cluster; its address is `serviceAccount`. */
export function podIdentity(context: LoweringContext, serviceAccount: string): DesiredResource {
  const issuer = context.platform("kubernetes-cluster")?.["oidcIssuer"];
  if (issuer === undefined) throw new Error("It runs on Kubernetes: kubernetes-cluster must stay in its needs");
  return federatedIdentity(context, { name: "serviceAccount", issuer, serviceAccount });
}

/** The identity of a component whose job is submitted to the drawn cluster. */
export function jobIdentity(context: LoweringContext): DesiredResource {
  return podIdentity(context, `${WORKLOAD_NAMESPACE}:${context.component.id}`);
}
