import type { CostSheet } from "../cost-sheet.ts";

export const encryptionKey: CostSheet = {
  kind: "encryption-key",
  basis: "Only drawn in production. One request per hundred object requests (bucket keys, cached data keys).",
  variables: [
    ["keysN", "dataComponents"],
    ["req10k", "requestsMonthAll*0.01/1e4"],
  ],
  aws: {
    kms: [
      ["keys", "keysN", "aws.kms.key"],
      ["requests, bucket keys on", "req10k", "aws.kms.requests"],
    ],
  },
  azure: {
    "key-vault-key": [
      ["operations", "req10k", "azure.keyvault.operations"],
      ["rotations", "keysN*365/rotationDays/12", "azure.keyvault.rotation"],
    ],
  },
  gcp: {
    "cloud-kms": [
      ["key versions, current and previous", "keysN*2", "gcp.kms.key"],
      ["operations", "req10k", "gcp.kms.operations"],
    ],
  },
};
