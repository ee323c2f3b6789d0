import type { DesiredResource } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosen, type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { artefactPrefix, artefactStore } from "../artefact.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { NODE_ROLE } from "../kubernetes-cluster/nodes.ts";
import { clusterOf } from "../kubernetes-cluster/pod-identity.ts";
import { managedPolicyArn } from "../managed-policy.ts";
import { nameOf } from "../names.ts";
import { nodeToNode, privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { executionBaseline, SAGEMAKER } from "../sagemaker/execution-baseline.ts";
import { computeOutputs, gpuMachines, reportIdleGpus } from "./gpu-machines.ts";

const CLUSTER = "AWS::SageMaker::Cluster";
const VOLUME_GB = 500;
/** HyperPod looks for its chart in the cluster before it makes the first node. */
const WAITING_FOR_CHART = "the HyperPod chart is installed in the cluster, and the environment's settings say so";
const SCRIPT_NAME = "on_create.sh";
const SCRIPT = [
  "#!/bin/bash",
  "set -euo pipefail",
  "mkdir -p /var/log/zerolake /opt/zerolake",
  'echo "$(date -Is) node ready" >> /var/log/zerolake/lifecycle.log',
  "",
].join("\n");

/** Many GPUs that are watched: a broken node is replaced while the training goes on from its checkpoint. */
export const hyperpodEks: Lowering = {
  cloud: "aws",
  kind: "gpu-pool",
  variant: "hyperpod-eks",
  service: "Amazon SageMaker HyperPod",
  gap: "needs the HyperPod chart in the cluster first; nodes do not go down to zero by themselves",
  minutes: [15, 45],
  minZones: 2,
  needs: ["kubernetes-cluster", "network"],
  outputs: (part) => ({
    ports: { compute: { ...computeOutputs(part), hyperpodClusterName: clusterName(part), nodeSelector: hyperpodLabels(part) } },
  }),
  grants: { out: { compute: (self) => [allow(["eks:DescribeCluster"], [clusterOf(self).clusterArn])] } },
  lower: (context) => {
    reportIdleGpus(context);
    return [
      ...workloadRole(context, {
        name: NODE_ROLE,
        services: [SAGEMAKER],
        managedPolicyArns: [managedPolicyArn(context, "AmazonSageMakerClusterInstanceRolePolicy")],
        baseline: [...executionBaseline(context), joinCluster()],
      }),
      securityGroup(context, { description: `HyperPod of ${context.component.id}` }),
      ...nodeToNode(context),
      lifecycleScript(context),
      accessEntry(context),
      cluster(context),
    ];
  },
};

/** Interfaces that pods get, and the roles that they take; EC2 knows no narrower resource. */
function joinCluster() {
  const verbs = ["AttachNetworkInterface", "DetachNetworkInterface", "ModifyNetworkInterfaceAttribute", "CreateTags"];
  const addresses = ["AssignPrivateIpAddresses", "UnassignPrivateIpAddresses"];
  return allow([...[...verbs, ...addresses].map((verb) => `ec2:${verb}`), "eks-auth:AssumeRoleForPodIdentity"], ["*"]);
}

function lifecycleScript(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "lifecycle",
    type: "Zerolake::S3::Object",
    via: "sdk:s3",
    properties: {
      Bucket: artefactStore(context).bucketName,
      Key: `${artefactPrefix(context)}hyperpod/${SCRIPT_NAME}`,
      Content: SCRIPT,
      ContentType: "text/x-shellscript",
    },
    dependsOn: context.environment.components("artefact-store").map(({ component }) => `${component.id}.bucket`),
  });
}

function accessEntry(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "accessEntry",
    type: "AWS::EKS::AccessEntry",
    properties: { ClusterName: clusterOf(context).clusterName, PrincipalArn: ref(context, NODE_ROLE, "Arn"), Type: "HYPERPOD_LINUX" },
  });
}

function cluster(context: LoweringContext): DesiredResource {
  const { machine, min } = gpuMachines(context);
  const isProduction = context.target.tier === "production";
  return awsResource(context, {
    name: "cluster",
    type: CLUSTER,
    minutes: [15, 45],
    properties: {
      ClusterName: clusterName(context),
      Orchestrator: { Eks: { ClusterArn: clusterOf(context).clusterArn } },
      VpcConfig: {
        SecurityGroupIds: [securityGroupId(context)],
        // Fast links between nodes exist inside one zone only.
        Subnets: privateNetwork(context).privateSubnetIds.slice(0, 1),
      },
      NodeRecovery: "Automatic",
      NodeProvisioningMode: "Continuous",
      InstanceGroups: [
        {
          InstanceGroupName: "gpu",
          InstanceType: `ml.${machine.type}`,
          InstanceCount: min,
          ExecutionRole: ref(context, NODE_ROLE, "Arn"),
          ThreadsPerCore: 1,
          LifeCycleConfig: {
            SourceS3Uri: `s3://${artefactStore(context).bucketName}/${artefactPrefix(context)}hyperpod/`,
            OnCreate: SCRIPT_NAME,
          },
          InstanceStorageConfigs: [{ EbsVolumeConfig: { VolumeSizeInGB: VOLUME_GB } }],
          OnStartDeepHealthChecks: isProduction ? ["InstanceStress", "InstanceConnectivity"] : undefined,
        },
      ],
    },
    dependsOn: [policyLogicalName(NODE_ROLE), "nodeIngress", "nodeEgress", "lifecycle", "accessEntry"],
    ...waitingForChart(context),
  });
}

function waitingForChart(context: LoweringContext): { readonly deferredUntil?: string } {
  if (chosen(context, "hyperpodChart") === true) return {};
  reportAwaited(context, {
    answer: "hyperpodChart",
    severity: "info",
    message: `“${context.component.title}” has no nodes yet: HyperPod needs its chart in the Kubernetes cluster first.`,
  });
  return { deferredUntil: WAITING_FOR_CHART };
}

function hyperpodLabels(part: Part) {
  return { "sagemaker.amazonaws.com/instance-group-name": "gpu", "zerolake.dev/accelerator": textSetting(part, "accelerator") };
}

function clusterName(part: Part): string {
  return nameOf(part, CLUSTER, "cluster");
}
