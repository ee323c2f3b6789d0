import type { CostSheet } from "../cost-sheet.ts";

export const secrets: CostSheet = {
  kind: "secrets",
  variables: [],
  aws: {
    "secrets-manager": [
      ["secrets", "namesN", "aws.secrets.secret"],
      ["calls, 10k per secret", "namesN", "aws.secrets.requests"],
    ],
  },
  azure: {
    "key-vault": [["operations, 10k per secret", "namesN", "azure.keyvault.operations"]],
  },
  gcp: {
    "secret-manager": [
      ["versions", "namesN", "gcp.secrets.version"],
      ["access, 10k per secret", "namesN", "gcp.secrets.access"],
    ],
  },
};
