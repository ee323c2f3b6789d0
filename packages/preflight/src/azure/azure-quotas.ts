import type { QuotaRow } from "../quota-rows.ts";

/** What types take from which limit, by the names in ARM's lists of usages (`…/providers/<service>/locations/<region>/usages`). */
export const AZURE_QUOTAS: readonly QuotaRow[] = [
  { type: "Microsoft.Storage/storageAccounts", service: "Microsoft.Storage", quota: "StorageAccounts", unit: "accounts" },
  { type: "Microsoft.Network/virtualNetworks", service: "Microsoft.Network", quota: "VirtualNetworks", unit: "networks" },
  { type: "Microsoft.Network/publicIPAddresses", service: "Microsoft.Network", quota: "PublicIPAddresses", unit: "addresses" },
  { type: "Microsoft.Search/searchServices", service: "Microsoft.Search", quota: "{sku.name}", unit: "services" },
  {
    type: "Microsoft.ContainerService/managedClusters",
    service: "Microsoft.Compute",
    quota: "cores",
    unit: "vCPU",
    each: "properties.agentPoolProfiles.*",
    amount: "count",
    machineType: "vmSize",
  },
  {
    type: "Microsoft.ContainerService/managedClusters/agentPools",
    service: "Microsoft.Compute",
    quota: "cores",
    unit: "vCPU",
    amount: "properties.count",
    machineType: "properties.vmSize",
  },
];

/** Where types name machines of Azure's Compute. */
export const AZURE_MACHINE_TYPES: Readonly<Record<string, string>> = {
  "Microsoft.ContainerService/managedClusters": "properties.agentPoolProfiles.*.vmSize",
  "Microsoft.ContainerService/managedClusters/agentPools": "properties.vmSize",
};
