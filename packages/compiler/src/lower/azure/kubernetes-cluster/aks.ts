import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { azureNode } from "../../../sizing/azure-machines.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn, ref } from "../../part-address.ts";
import { actsAsItself, assignRoles, rolesOf, workloadIdentity } from "../access.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { pullImages } from "../container-registry/pull-images.ts";
import { azureResource } from "../resource.ts";
import { innerRanges, joinSubnet, machineSubnet } from "./cluster-network.ts";
import { flinkOperator } from "./flink-operator.ts";
import { flux, readManifests } from "./flux.ts";
import { NODE_ZONES } from "./node-pool.ts";
import { isTrainedOn, TRAINING_EXTENSION, trainingExtension } from "./training-extension.ts";

const CLUSTER = "Microsoft.ContainerService/managedClusters";

/** A managed cluster with a small group of general nodes; pools join it. */
export const aks: Lowering = {
  cloud: "azure",
  kind: "kubernetes-cluster",
  variant: "aks",
  service: "Azure Kubernetes Service",
  gap: "lies in a network of its own unless servers run in it; what runs inside is applied through Kubernetes; its machines lie in a group of their own",
  minutes: [5, 12],
  needs: ["container-registry"],
  outputs: (part) => {
    const cluster = {
      clusterId: clusterId(part),
      clusterName: clusterName(part),
      oidcIssuer: ref(part, "cluster", "properties.oidcIssuerProfile.issuerURL"),
      region: part.target.region,
    };
    return {
      ports: { compute: { protocol: "kubernetes", ...cluster } },
      facts: {
        ...cluster,
        clusterAddress: addressIn(part, "cluster"),
        // Made as soon as a pool is attached to a workspace.
        trainingAddress: addressIn(part, TRAINING_EXTENSION),
      },
    };
  },
  lower: (context) => [
    ...workloadIdentity(context, [...readManifests(context), ...joinSubnet(context)]),
    cluster(context),
    // Images are pulled by the machines, with an identity that the service makes for them.
    ...assignRoles(context, {
      name: "pull",
      subject: `${clusterId(context)}/kubelet`,
      principalId: ref(context, "cluster", "properties.identityProfile.kubeletidentity.objectId"),
      grants: pullImages(context),
    }),
    ...flux(context, clusterId(context)),
    ...flinkOperator(context),
    ...trainingExtension(context, clusterId(context)),
  ],
};

function cluster(context: LoweringContext): DesiredResource {
  const name = clusterName(context);
  return azureResource(context, {
    name: "cluster",
    type: CLUSTER,
    id: clusterId(context),
    minutes: [5, 12],
    body: {
      sku: { name: "Base", tier: context.target.tier === "prototype" ? "Free" : "Standard" },
      identity: actsAsItself(context),
      properties: {
        kubernetesVersion: textSetting(context, "version"),
        dnsPrefix: name,
        nodeResourceGroup: `${name}-nodes`,
        enableRBAC: true,
        // Azure Machine Learning attaches no cluster without them.
        disableLocalAccounts: !isTrainedOn(context),
        aadProfile: { managed: true, enableAzureRBAC: true },
        oidcIssuerProfile: { enabled: true },
        securityProfile: { workloadIdentity: { enabled: true }, imageCleaner: { enabled: true, intervalHours: 168 } },
        networkProfile: {
          networkPlugin: "azure",
          networkPluginMode: "overlay",
          networkPolicy: "cilium",
          networkDataplane: "cilium",
          loadBalancerSku: "standard",
          outboundType: "loadBalancer",
          ...innerRanges(context),
        },
        autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
        agentPoolProfiles: [systemPool(context)],
        addonProfiles: addons(context),
        storageProfile: { blobCSIDriver: { enabled: true } },
      },
    },
    dependsOn: [...rolesOf(context), ...logsOf(context).addresses],
  });
}

function systemPool(context: LoweringContext): LooseMap {
  const min = numberSetting(context, "nodesMin");
  return {
    name: "system",
    mode: "System",
    vmSize: azureNode(textSetting(context, "nodeSize")),
    osType: "Linux",
    osSKU: "AzureLinux",
    type: "VirtualMachineScaleSets",
    enableAutoScaling: true,
    minCount: min,
    maxCount: Math.max(min, numberSetting(context, "nodesMax")),
    count: min,
    availabilityZones: NODE_ZONES[context.target.tier],
    upgradeSettings: { maxSurge: "33%" },
    vnetSubnetID: machineSubnet(context),
  };
}

/** Logs go to monitoring, where there is one; secrets of a vault can be mounted. */
function addons(context: LoweringContext): LooseMap {
  const { id } = logsOf(context);
  return {
    azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "true" } },
    omsagent: id === undefined ? undefined : { enabled: true, config: { logAnalyticsWorkspaceResourceID: id, useAADAuth: "true" } },
  };
}

function logsOf(context: LoweringContext): { readonly id: string | undefined; readonly addresses: readonly string[] } {
  const { workspaceId, workspaceAddress } = context.platform("monitoring") ?? {};
  if (typeof workspaceId !== "string" || typeof workspaceAddress !== "string") return { id: undefined, addresses: [] };
  return { id: workspaceId, addresses: [workspaceAddress] };
}

function clusterName(part: Part): string {
  return nameOf(part, CLUSTER, "cluster");
}

function clusterId(part: Part): string {
  return ownId(part, CLUSTER, "cluster");
}
