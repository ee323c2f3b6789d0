import type { DesiredResource } from "@zerolake/resources";
import { answerText, type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { kubernetesNode } from "../../../sizing/kubernetes-node.ts";
import { logRetentionDays } from "../../../sizing/log-retention-days.ts";
import { ref } from "../../part-address.ts";
import { arn, partitionOf } from "../arn.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { managedPolicyArn } from "../managed-policy.ts";
import { nameOf } from "../names.ts";
import { privateNetwork } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { useKey } from "../use-key.ts";
import { addonsAfterNodes, addonsBeforeNodes } from "./addons.ts";
import { CLUSTER_LOGS, isEndpointPublic, NODE_ROLE, NODE_UPDATES, nodeRole, scalingConfig } from "./nodes.ts";

const CLUSTER = "AWS::EKS::Cluster";
const NODEGROUP = "AWS::EKS::Nodegroup";
const CLUSTER_ROLE = "clusterRole";

/** A managed cluster with a small group of general nodes; pools join it. */
export const eks: Lowering = {
  cloud: "aws",
  kind: "kubernetes-cluster",
  variant: "eks",
  service: "Amazon EKS",
  gap: "what runs inside (charts, device plugins) is applied through Kubernetes, which in production is reachable inside the network only",
  minutes: [12, 25],
  minZones: 2,
  needs: ["network"],

  outputs: (part) => {
    const cluster = {
      clusterName: clusterName(part),
      clusterArn: arn(part, "eks", `cluster/${clusterName(part)}`),
      endpoint: ref(part, "cluster", "Endpoint"),
      oidcIssuer: ref(part, "cluster", "OpenIdConnectIssuerUrl"),
      region: part.target.region,
    };
    return {
      ports: { compute: { protocol: "kubernetes", ...cluster, nodeSelector: {}, tolerations: [] } },
      // Whoever joins the cluster refers to it, and so waits for it.
      facts: { ...cluster, clusterName: ref(part, "cluster", "Name") },
    };
  },

  grants: { out: { compute: (self) => [allow(["eks:DescribeCluster"], [arn(self, "eks", `cluster/${clusterName(self)}`)])] } },

  lower: (context) => [
    ...workloadRole(context, {
      name: CLUSTER_ROLE,
      services: ["eks.amazonaws.com"],
      managedPolicyArns: [managedPolicyArn(context, "AmazonEKSClusterPolicy")],
      baseline: useKey(context),
    }),
    controlPlaneLog(context),
    cluster(context),
    ...adminAccess(context),
    ...addonsBeforeNodes(context),
    ...workloadRole(context, nodeRole(context)),
    nodegroup(context),
    ...addonsAfterNodes(context),
  ],
};

/** Made first: otherwise the service makes one that keeps everything for ever. */
function controlPlaneLog(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "log",
    type: "AWS::Logs::LogGroup",
    properties: {
      LogGroupName: `/aws/eks/${clusterName(context)}/cluster`,
      RetentionInDays: logRetentionDays(context.target.tier),
      KmsKeyId: context.platform("encryption-key")?.["keyArn"],
    },
  });
}

function cluster(context: LoweringContext): DesiredResource {
  const KeyArn = context.platform("encryption-key")?.["keyArn"];
  return awsResource(context, {
    name: "cluster",
    type: CLUSTER,
    minutes: [8, 15],
    properties: {
      Name: clusterName(context),
      Version: textSetting(context, "version"),
      RoleArn: ref(context, CLUSTER_ROLE, "Arn"),
      ResourcesVpcConfig: {
        SubnetIds: privateNetwork(context).privateSubnetIds,
        EndpointPrivateAccess: true,
        EndpointPublicAccess: isEndpointPublic(context),
      },
      AccessConfig: {
        AuthenticationMode: "API",
        // Somebody must be able to get in: the deployer by name, or whoever creates it.
        BootstrapClusterCreatorAdminPermissions: answerText(context, "deployerRoleArn") === undefined,
      },
      EncryptionConfig: KeyArn === undefined ? undefined : [{ Provider: { KeyArn }, Resources: ["secrets"] }],
      Logging: { ClusterLogging: { EnabledTypes: CLUSTER_LOGS.map((Type) => ({ Type })) } },
      UpgradePolicy: { SupportType: "STANDARD" },
      DeletionProtection: context.target.tier === "production" ? true : undefined,
      BootstrapSelfManagedAddons: false,
    },
    dependsOn: ["log", policyLogicalName(CLUSTER_ROLE)],
  });
}

function adminAccess(context: LoweringContext): readonly DesiredResource[] {
  const PrincipalArn = answerText(context, "deployerRoleArn");
  if (PrincipalArn === undefined) return [];
  const PolicyArn = `arn:${partitionOf(context.target.region)}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`;
  return [
    awsResource(context, {
      name: "adminAccess",
      type: "AWS::EKS::AccessEntry",
      properties: {
        ClusterName: ref(context, "cluster", "Name"),
        PrincipalArn,
        Type: "STANDARD",
        AccessPolicies: [{ PolicyArn, AccessScope: { Type: "cluster" } }],
      },
    }),
  ];
}

function nodegroup(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "nodegroup",
    type: NODEGROUP,
    minutes: [3, 6],
    properties: {
      NodegroupName: nameOf(context, NODEGROUP, "nodegroup"),
      ClusterName: ref(context, "cluster", "Name"),
      NodeRole: ref(context, NODE_ROLE, "Arn"),
      Subnets: privateNetwork(context).privateSubnetIds,
      AmiType: "AL2023_ARM_64_STANDARD",
      InstanceTypes: [kubernetesNode(textSetting(context, "nodeSize"))],
      CapacityType: "ON_DEMAND",
      ScalingConfig: scalingConfig(numberSetting(context, "nodesMin"), numberSetting(context, "nodesMax")),
      ...NODE_UPDATES,
    },
    dependsOn: ["vpcCni", "kubeProxy", "podIdentityAgent"],
  });
}

function clusterName(part: Part): string {
  return nameOf(part, CLUSTER, "cluster");
}
