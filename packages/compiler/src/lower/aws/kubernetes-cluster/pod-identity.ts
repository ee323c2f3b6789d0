import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import type { RoleOptions } from "../iam.ts";
import { awsResource, ref } from "../resource.ts";

/** Namespace of everything that Zerolake runs in a cluster. */
export const WORKLOAD_NAMESPACE = "zerolake";
export const POD_SERVICE = "pods.eks.amazonaws.com";

/** How a pod takes a role: the service tags the session and does not send its account. */
export function podTrust(): Pick<RoleOptions, "trustActions" | "isSourceAccountUnknown"> {
  return { trustActions: ["sts:TagSession"], isSourceAccountUnknown: true };
}

/** Pods of the service account named like the component act with its role. The namespace need not exist yet. */
export function podIdentity(context: LoweringContext, clusterName: Value): DesiredResource {
  return awsResource(context, {
    name: "association",
    type: "AWS::EKS::PodIdentityAssociation",
    properties: {
      ClusterName: clusterName,
      Namespace: WORKLOAD_NAMESPACE,
      ServiceAccount: context.component.id,
      RoleArn: ref(context, "role", "Arn"),
    },
  });
}
