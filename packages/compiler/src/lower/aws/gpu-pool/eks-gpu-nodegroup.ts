import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { addressIn, ref } from "../../part-address.ts";
import { allow, workloadRole } from "../iam.ts";
import { NODE_ROLE, NODE_UPDATES, nodeRole, scalingConfig } from "../kubernetes-cluster/nodes.ts";
import { clusterOf } from "../kubernetes-cluster/pod-identity.ts";
import { nameOf } from "../names.ts";
import { privateNetwork } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { computeOutputs, GPU_TAINT, gpuMachines, poolLabels, reportIdleGpus } from "./gpu-machines.ts";

const TEMPLATE = "AWS::EC2::LaunchTemplate";
const NODEGROUP = "AWS::EKS::Nodegroup";
const VOLUME_GB = 200;
/** From this many GPUs per node on, machines work together and must stand close. */
const CLOSE_ABOVE_GPUS = 8;

/** Machines with GPUs that join the environment's cluster. */
export const eksGpuNodegroup: Lowering = {
  cloud: "aws",
  kind: "gpu-pool",
  variant: "eks-gpu-nodegroup",
  service: "Amazon EKS managed node group",
  gap: "growing from zero needs an autoscaler and the NVIDIA device plugin inside the cluster",
  minutes: [3, 8],
  minZones: 2,
  needs: ["kubernetes-cluster", "network"],
  outputs: (part) => ({
    ports: { compute: { ...computeOutputs(part), nodegroupName: nameOf(part, NODEGROUP, "nodegroup") } },
  }),
  grants: { out: { compute: (self) => [allow(["eks:DescribeCluster"], [clusterOf(self).clusterArn])] } },
  lower: (context) => {
    reportIdleGpus(context);
    return [
      ...workloadRole(context, nodeRole(context)),
      ...(isClose(context) ? [placementGroup(context)] : []),
      launchTemplate(context),
      nodegroup(context),
      ...monitoringAgent(context),
    ];
  },
};

function isClose(part: Part): boolean {
  return numberSetting(part, "gpus") > CLOSE_ABOVE_GPUS;
}

function placementGroup(context: LoweringContext): DesiredResource {
  return awsResource(context, { name: "placement", type: "AWS::EC2::PlacementGroup", properties: { Strategy: "cluster" } });
}

function launchTemplate(context: LoweringContext): DesiredResource {
  const { environmentId } = context.target.environment;
  return awsResource(context, {
    name: "launchTemplate",
    type: TEMPLATE,
    properties: {
      LaunchTemplateName: nameOf(context, TEMPLATE, "launchTemplate"),
      LaunchTemplateData: {
        MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 2 },
        BlockDeviceMappings: [
          { DeviceName: "/dev/xvda", Ebs: { VolumeSize: VOLUME_GB, VolumeType: "gp3", Encrypted: true, DeleteOnTermination: true } },
        ],
        Placement: isClose(context) ? { GroupName: ref(context, "placement", "GroupName") } : undefined,
        TagSpecifications: [
          {
            ResourceType: "instance",
            Tags: [
              { Key: "zerolake:environment", Value: environmentId },
              { Key: "zerolake:component", Value: context.component.id },
              { Key: "zerolake:address", Value: addressIn(context, "nodegroup") },
            ],
          },
        ],
      },
    },
  });
}

function nodegroup(context: LoweringContext): DesiredResource {
  const { machine, min, max } = gpuMachines(context);
  const { privateSubnetIds } = privateNetwork(context);
  return awsResource(context, {
    name: "nodegroup",
    type: NODEGROUP,
    minutes: [3, 8],
    properties: {
      NodegroupName: nameOf(context, NODEGROUP, "nodegroup"),
      ClusterName: clusterOf(context).clusterName,
      NodeRole: ref(context, NODE_ROLE, "Arn"),
      // A placement group lies in one zone.
      Subnets: isClose(context) ? privateSubnetIds.slice(0, 1) : privateSubnetIds,
      AmiType: "AL2023_x86_64_NVIDIA",
      InstanceTypes: [machine.type],
      CapacityType: flagSetting(context, "spot") ? "SPOT" : "ON_DEMAND",
      ScalingConfig: scalingConfig(min, max),
      LaunchTemplate: {
        Id: ref(context, "launchTemplate", "LaunchTemplateId"),
        Version: ref(context, "launchTemplate", "LatestVersionNumber"),
      },
      Taints: [GPU_TAINT],
      Labels: poolLabels(context),
      ...NODE_UPDATES,
    },
    dependsOn: beforeNodes(context),
  });
}

/** Finds broken GPUs and has their machines replaced. A cluster has it once: the first pool of the drawing brings it. */
function monitoringAgent(context: LoweringContext): readonly DesiredResource[] {
  const first = context.environment.components("gpu-pool").find(({ variant }) => variant === context.variant);
  if (first?.component.id !== context.component.id) return [];
  return [
    awsResource(context, {
      name: "nodeMonitoring",
      type: "AWS::EKS::Addon",
      minutes: [1, 3],
      properties: { ClusterName: clusterOf(context).clusterName, AddonName: "eks-node-monitoring-agent", ResolveConflicts: "OVERWRITE" },
      dependsOn: ["nodegroup"],
    }),
  ];
}

/** A node of any group needs the cluster's network add-ons first. */
function beforeNodes(context: LoweringContext): readonly string[] {
  return context.environment
    .components("kubernetes-cluster")
    .flatMap(({ component }) => ["vpcCni", "kubeProxy", "podIdentityAgent"].map((name) => `${component.id}.${name}`));
}
