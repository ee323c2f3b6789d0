import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { policyLogicalName, workloadRole } from "../iam.ts";
import { managedPolicyArn } from "../managed-policy.ts";
import { awsResource } from "../resource.ts";
import { podRole } from "./pod-identity.ts";

const EBS_ROLE = "ebsRole";

/** Without these a node never becomes ready. */
export function addonsBeforeNodes(context: LoweringContext): readonly DesiredResource[] {
  return [
    addon(context, { name: "vpcCni", addonName: "vpc-cni" }),
    addon(context, { name: "kubeProxy", addonName: "kube-proxy" }),
    addon(context, { name: "podIdentityAgent", addonName: "eks-pod-identity-agent" }),
  ];
}

/** These run on nodes: earlier they would be reported as degraded. */
export function addonsAfterNodes(context: LoweringContext): readonly DesiredResource[] {
  return [
    addon(context, { name: "coreDns", addonName: "coredns", dependsOn: ["nodegroup"] }),
    ...workloadRole(context, {
      name: EBS_ROLE,
      ...podRole(),
      managedPolicyArns: [managedPolicyArn(context, "service-role/AmazonEBSCSIDriverPolicy")],
    }),
    addon(context, {
      name: "ebsCsi",
      addonName: "aws-ebs-csi-driver",
      dependsOn: ["nodegroup", policyLogicalName(EBS_ROLE)],
      properties: {
        PodIdentityAssociations: [{ ServiceAccount: "ebs-csi-controller-sa", RoleArn: ref(context, EBS_ROLE, "Arn") }],
      },
    }),
  ];
}

interface AddonOptions {
  readonly name: string;
  readonly addonName: string;
  readonly dependsOn?: readonly string[];
  readonly properties?: LooseMap;
}

function addon(context: LoweringContext, { name, addonName, dependsOn, properties }: AddonOptions): DesiredResource {
  return awsResource(context, {
    name,
    type: "AWS::EKS::Addon",
    minutes: [1, 3],
    properties: { ClusterName: ref(context, "cluster", "Name"), AddonName: addonName, ResolveConflicts: "OVERWRITE", ...properties },
    ...(dependsOn ? { dependsOn } : {}),
  });
}
