import type { LoweringContext, Part } from "../../../lowering.ts";
import type { RoleOptions } from "../iam.ts";
import { managedPolicyArn } from "../managed-policy.ts";

const NODE_POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", "AmazonEKS_CNI_Policy"];

export const NODE_ROLE = "nodeRole";

/** Role of machines that join a cluster; workloads on them have roles of their own. */
export function nodeRole(part: Part): RoleOptions {
  return {
    name: NODE_ROLE,
    services: ["ec2.amazonaws.com"],
    managedPolicyArns: NODE_POLICIES.map((name) => managedPolicyArn(part, name)),
  };
}

/** The number that runs moves with the load: it is only where the group starts. */
export function scalingConfig(min: number, max: number) {
  return { MinSize: min, MaxSize: Math.max(min, max, 1), DesiredSize: min };
}

export const NODE_UPDATES = { UpdateConfig: { MaxUnavailable: 1 }, NodeRepairConfig: { Enabled: true } } as const;

/** Logs that tell who did what in a cluster. */
export const CLUSTER_LOGS = ["audit", "api", "authenticator"];

export function isEndpointPublic(context: LoweringContext): boolean {
  return context.target.tier !== "production";
}
