import type { CostSheet } from "../cost-sheet.ts";

export const governance: CostSheet = {
  kind: "governance",
  basis: "Audit counts one event per object request; 1 KB each where logs are billed by volume.",
  variables: [
    ["auditM", "iff(auditLog,requestsMonthAll/1e6,0)"],
    ["assets", "10*tables+5*stores"],
  ],
  aws: {
    "lake-formation": [
      ["permissions", "1", "aws.lakeformation.permissions"],
      ["data events", "auditM", "aws.cloudtrail.data-events"],
    ],
  },
  azure: {
    "unity-policies": [["audit log 1 KB per request", "auditM", "azure.monitor.basic-logs"]],
    "azure-rbac-policy": { sameAs: "unity-policies" },
    "fabric-onelake-security": { free: "part of the Fabric capacity" },
    "purview-governance": [
      ["governed assets", "assets*D", "azure.purview.asset"],
      ["audit log 1 KB per request", "auditM", "azure.monitor.basic-logs"],
    ],
  },
  gcp: {
    "iam-policy-tags": [
      ["metadata storage 1 GiB", "1", "gcp.dataplex.storage"],
      ["audit log 1 KB per request", "auditM/1.073741824", "gcp.logging.ingest"],
    ],
    unity: [["audit log 1 KB per request", "auditM/1.073741824", "gcp.logging.ingest"]],
  },
};
