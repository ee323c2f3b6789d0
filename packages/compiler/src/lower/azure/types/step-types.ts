import type { ArmType } from "./arm-type.ts";

/** Steps of ours, where a service does more than keep what it is told. */
export const STEP_TYPES = {
  /** A step of ours: a right of whoever deploys, whose object id only the driver knows. */
  "Zerolake.Authorization/ownRights": { apiVersion: "2022-04-01", createOnly: ["scope", "role"] },
  /** A step of ours: somebody in a server's list of administrators, whose object id is part of the address. */
  "Zerolake.DBforPostgreSQL/administrators": {
    apiVersion: "2025-08-01",
    createOnly: ["server", "principalId", "principalName", "tenantId"],
  },
  /** A step of ours: a storage account that is scanned, as source, scan and schedule. */
  "Zerolake.Purview/scannedStores": { apiVersion: "2023-09-01", createOnly: ["kind"] },
  /** A step of ours: a secret that the driver throws by dice and puts into a vault. */
  "Zerolake.KeyVault/generatedSecrets": { apiVersion: "7.4", createOnly: ["uri"], holdsData: true },
  /** A step of ours: the job runs while this exists. */
  "Zerolake.StreamAnalytics/runningJobs": { apiVersion: "2021-10-01-preview", createOnly: ["job"] },
  /** A step of ours: the share of an endpoint's calls that each of its deployments answers. */
  "Zerolake.MachineLearning/endpointTraffic": { apiVersion: "2025-06-01", createOnly: ["endpoint"] },
  /** A step of ours: an index of a search service, which ARM does not know. */
  "Zerolake.Search/indexes": { apiVersion: "2025-09-01", createOnly: ["service", "index"], holdsData: true },
  /** Steps of ours: where a search service reads, what it makes of that, and the reading itself. */
  "Zerolake.Search/datasources": { apiVersion: "2026-04-01", createOnly: ["service"], writeOnly: ["definition.credentials"] },
  "Zerolake.Search/skillsets": { apiVersion: "2026-04-01", createOnly: ["service"] },
  "Zerolake.Search/indexers": { apiVersion: "2026-04-01", createOnly: ["service"] },
  /** A step of ours: a file in a container, which ARM does not know. */
  "Zerolake.Storage/blobs": { apiVersion: "2025-08-01", createOnly: ["account", "container", "path"] },
  /** A step of ours: a stream's key, put where its reader finds it. */
  "Zerolake.EventHub/storedKeys": { apiVersion: "2024-01-01", createOnly: ["rule", "secret"] },
  /** A step of ours: the job runs while this exists. */
  "Zerolake.Synapse/runningBatches": { apiVersion: "2019-11-01-preview", createOnly: ["batches"] },
  /** A step of ours: a right of Synapse's own, beside those of the cloud. */
  "Zerolake.Synapse/roleAssignments": { apiVersion: "2020-12-01", createOnly: ["workspace", "roleId", "principalId", "scope"] },
  /** A step of ours: the trigger fires while this exists. */
  "Zerolake.DataFactory/runningTriggers": { apiVersion: "2018-06-01", createOnly: ["trigger"] },
} as const satisfies Readonly<Record<string, ArmType>>;
