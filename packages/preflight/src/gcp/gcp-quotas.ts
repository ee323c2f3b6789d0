import type { QuotaRow } from "../quota-rows.ts";

/** What types take from which limit, by the metrics of Compute Engine (`regions.get` and `projects.get`). */
export const GCP_QUOTAS: readonly QuotaRow[] = [
  { type: "compute.network", service: "project", quota: "NETWORKS", unit: "networks" },
  { type: "compute.subnetwork", service: "project", quota: "SUBNETWORKS", unit: "subnetworks" },
  { type: "compute.router", service: "project", quota: "ROUTERS", unit: "routers" },
  {
    type: "notebooks.instance",
    service: "region",
    quota: "CPUS",
    unit: "vCPU",
    machineType: "gceSetup.machineType",
  },
  {
    type: "dataproc.cluster",
    service: "region",
    quota: "CPUS",
    unit: "vCPU",
    each: "config.workerConfig",
    amount: "numInstances",
    machineType: "machineTypeUri",
  },
];

/** Where types name machines of Compute Engine. */
export const GCP_MACHINE_TYPES: Readonly<Record<string, readonly string[]>> = {
  "notebooks.instance": ["gceSetup.machineType"],
  "dataproc.cluster": ["config.masterConfig.machineTypeUri", "config.workerConfig.machineTypeUri"],
};
