import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { WORKLOAD_NAMESPACE } from "../../kubernetes-job.ts";
import { ref } from "../../part-address.ts";
import type { RoleOptions } from "../iam.ts";
import { awsResource } from "../resource.ts";

export interface Cluster {
  readonly clusterName: Value;
  readonly clusterArn: Value;
}

/** The cluster of the environment; who calls this lists `kubernetes-cluster` in its `needs`. */
export function clusterOf(context: Pick<LoweringContext, "platform" | "component">): Cluster {
  const { clusterName, clusterArn } = context.platform("kubernetes-cluster") ?? {};
  if (clusterName === undefined || clusterArn === undefined)
    throw new Error(`"${context.component.id}" runs in a cluster, but the environment has none: add "kubernetes-cluster" to its needs`);
  return { clusterName, clusterArn };
}

/** How a pod takes a role: the service tags the session. */
export function podRole(): Pick<RoleOptions, "services" | "trustActions"> {
  return { services: ["pods.eks.amazonaws.com"], trustActions: ["sts:TagSession"] };
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
