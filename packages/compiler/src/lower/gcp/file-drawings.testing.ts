import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Files fetched from stores of other clouds, and from one that nobody has named yet. */
const FETCHED: Sample = {
  name: "Fetched files",
  blueprint: blueprintOf({
    components: [
      [
        "amazon:file-source",
        { remoteSource: true, remote: { provider: "aws", bucket: "exports", roleArn: "arn:aws:iam::123456789012:role/reader" } },
      ],
      ["azure:file-source", { remoteSource: true, remote: { provider: "azure", bucket: "partner/exports" } }],
      ["google:file-source", { remoteSource: true, remote: { provider: "gcp", bucket: "partner-exports" } }],
      ["later:file-source", { remoteSource: true }],
      ["store:object-store", { zones: ["raw"] }],
      "key:encryption-key",
    ],
    edges: ["amazon.files -> store.files", "azure.files -> store.files", "google.files -> store.files", "later.files -> store.files"],
    omit: [],
  }),
};

export const FILE_DRAWINGS: readonly Sample[] = [FETCHED];
