import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { sqlName } from "../../tables/lake-tables.ts";
import { gcpResource } from "../resource.ts";

/** A folder of the store that files are put into; whoever delivers gets access to it from a person. */
export const landingPrefix: Lowering = {
  cloud: "gcp",
  kind: "file-source",
  variant: "landing-prefix",
  service: "Cloud Storage",
  gap: "partners are let in by a person; nothing fetches files from elsewhere",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { files: { prefix: folderName(part.component.id) } } }),
  lower: (context) => context.outgoing("files").flatMap(({ component, outputs }) => folder(context, component.id, outputs["bucketName"])),
};

/** Where the files of a source land in a store. */
export function folderName(id: string): string {
  return `landing/${sqlName(id)}/`;
}

function folder(context: LoweringContext, store: string, bucket: unknown): readonly DesiredResource[] {
  if (typeof bucket !== "string") return [];
  const name = folderName(context.component.id);
  return [
    gcpResource(context, {
      name: "landing",
      key: store,
      type: "storage.managedFolder",
      at: { bucket, name },
      holdsData: true,
      properties: { name },
    }),
  ];
}
