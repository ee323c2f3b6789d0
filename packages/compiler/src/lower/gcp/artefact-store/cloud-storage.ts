import type { Lowering, Part } from "../../../lowering.ts";
import { nameOf } from "../names.ts";
import { BUCKET, privateBucket } from "../private-bucket.ts";
import { PROJECT_SERVICES } from "../project.ts";

/** The private, versioned bucket that code and files come from; made before everything else, kept as long as the environment. */
export const artefactStore: Lowering = {
  cloud: "gcp",
  kind: "artefact-store",
  variant: "cloud-storage",
  service: "Cloud Storage",
  minutes: [0, 1],
  needs: [PROJECT_SERVICES],
  outputs: (part) => ({ ports: {}, facts: { bucketName: bucketName(part) } }),
  lower: (context) => [privateBucket(context, { holdsData: false, properties: { versioning: { enabled: true } } })],
};

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}
