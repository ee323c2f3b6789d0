import type { VariantDrawing } from "./small-environment.testing.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJhc2U2NGtleW1hdGVyaWFsZm9ydGVzdHM";

/** Files of partners over SFTP. */
export const PARTNER_DRAWINGS: readonly VariantDrawing[] = [
  [
    "sftp",
    "partners",
    {
      components: [
        [
          "partners:file-source",
          { sftp: true, partners: { acme: { sshPublicKeys: [KEY] }, hp: { sshPublicKeys: [KEY, `${KEY}2`] }, later: {} } },
        ],
        ["store:object-store", { legalHold: true, retentionDays: 30 }],
        "copies:object-store",
      ],
      edges: ["partners.files -> store.files", "partners.files -> copies.files"],
    },
  ],
  [
    "sftp",
    "partners",
    {
      components: [["partners:file-source", { sftp: true, partners: { acme: { sshPublicKeys: [KEY] } } }], "store:object-store"],
      edges: ["partners.files -> store.files"],
      omit: [],
    },
  ],
];
