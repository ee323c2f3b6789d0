import type { CostSheet } from "../cost-sheet.ts";

export const fileSource: CostSheet = {
  kind: "file-source",
  basis: "The landing store pays storage and requests.",
  variables: [["gbMonth", "gbDay*D"]],
  aws: {
    "s3-drop": { free: "a role and a prefix; the store pays" },
    sftp: [
      ["SFTP endpoint", "H", "aws.transfer-family.sftp"],
      ["upload", "gbMonth", "aws.transfer-family.data"],
      ["fixed addresses", "iff(tier==='production',zones*H,0)", "aws.ipv4.hour"],
    ],
  },
  azure: {
    "blob-landing": { free: "the store pays; Event Grid events cost cents" },
    sftp: [["SFTP endpoint", "H", "azure.storage.sftp"]],
  },
  gcp: {
    "landing-prefix": { free: "the store pays" },
    "storage-transfer": { free: "agentless transfers have no fee; the source cloud bills its egress" },
  },
};
