import { type ArmType, hyphen, joined } from "./arm-type.ts";

/** Where programs run, and the network that they run in. */
export const COMPUTE_TYPES = {
  "Microsoft.App/containerApps": {
    apiVersion: "2025-07-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.environmentId"],
    name: hyphen(32),
  },
  "Microsoft.App/managedEnvironments": {
    apiVersion: "2025-07-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.vnetConfiguration", "properties.zoneRedundant"],
    name: hyphen(60),
  },
  "Microsoft.Network/natGateways": {
    apiVersion: "2025-03-01",
    location: "region",
    takesTags: true,
    createOnly: ["zones"],
    name: hyphen(80),
  },
  "Microsoft.Network/networkSecurityGroups": { apiVersion: "2025-03-01", location: "region", takesTags: true, name: hyphen(80) },
  "Microsoft.Network/publicIPAddresses": {
    apiVersion: "2025-03-01",
    location: "region",
    takesTags: true,
    createOnly: ["sku", "zones"],
    name: hyphen(80),
  },
  "Microsoft.Network/virtualNetworks": { apiVersion: "2025-03-01", location: "region", takesTags: true, name: hyphen(64) },
  "Microsoft.Network/virtualNetworks/subnets": {
    apiVersion: "2025-03-01",
    createOnly: ["properties.addressPrefix", "properties.delegations"],
  },
  "Microsoft.App/jobs": {
    apiVersion: "2025-07-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.environmentId", "properties.configuration.triggerType"],
    name: hyphen(32),
  },
  "Microsoft.ContainerRegistry/registries": {
    apiVersion: "2025-04-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.zoneRedundancy"],
    name: joined(50),
    holdsData: true,
  },
  "Microsoft.ContainerService/managedClusters": {
    apiVersion: "2025-10-01",
    location: "region",
    takesTags: true,
    createOnly: [
      "properties.dnsPrefix",
      "properties.nodeResourceGroup",
      "properties.networkProfile.networkPlugin",
      "properties.networkProfile.outboundType",
    ],
    name: hyphen(54),
  },
  "Microsoft.ContainerService/managedClusters/agentPools": {
    apiVersion: "2025-10-01",
    createOnly: [
      "properties.vmSize",
      "properties.scaleSetPriority",
      "properties.osDiskType",
      "properties.availabilityZones",
      "properties.vnetSubnetID",
    ],
    name: joined(12),
  },
  "Microsoft.Databricks/accessConnectors": { apiVersion: "2026-01-01", location: "region", takesTags: true, name: hyphen(64) },
  "Microsoft.Databricks/workspaces": {
    apiVersion: "2026-01-01",
    location: "region",
    takesTags: true,
    createOnly: ["sku", "properties.computeMode", "properties.managedResourceGroupId"],
    name: hyphen(64),
    holdsData: true,
  },
  "Microsoft.KubernetesConfiguration/extensions": { apiVersion: "2025-03-01" },
  "Microsoft.KubernetesConfiguration/fluxConfigurations": { apiVersion: "2025-04-01" },
} as const satisfies Readonly<Record<string, ArmType>>;
