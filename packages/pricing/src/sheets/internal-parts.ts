import type { CostSheet } from "../cost-sheet.ts";

/** Parts that attach themselves and that nobody draws: what runs in them pays. */
export const INTERNAL_PARTS: readonly CostSheet[] = [
  freeEverywhere("artefact-store", "code and images of a few gigabytes cost cents"),
  freeEverywhere("project-services", "services of a project have no meter until they are used"),
  freeEverywhere("apps-environment", "the applications and jobs in it pay"),
  freeEverywhere("aml-workspace", "the machines and the storage in it pay"),
  freeEverywhere("databricks-connector", "the clusters and warehouses in it pay"),
  freeEverywhere("synapse-workspace", "the pools and queries in it pay"),
  {
    kind: "fabric-workspace",
    basis: "A capacity is paid by the hour until somebody pauses it, whoever uses it; what runs on it has no bill of its own.",
    variables: [],
    aws: { "*": { free: "only on Azure" } },
    azure: { "*": [["capacity units", "capacityUnits*H", "azure.fabric.cu"]] },
    gcp: { "*": { free: "only on Azure" } },
  },
  {
    kind: "container-registry",
    variables: [],
    aws: { "*": { free: "images of a few gigabytes cost cents" } },
    azure: { "*": [["registry, per day", "H/24", "(registryPrice)"]] },
    gcp: { "*": { free: "images of a few gigabytes cost cents" } },
  },
];

function freeEverywhere(kind: string, free: string): CostSheet {
  const row = { "*": { free } };
  return { kind, variables: [], aws: row, azure: row, gcp: row };
}
