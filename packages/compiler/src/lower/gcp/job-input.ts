import type { LoweringContext } from "../../lowering.ts";
import { textsOf } from "../texts-of.ts";
import { artefactBucket } from "./artefact.ts";
import type { MountedFolder } from "./cloud-run/program.ts";
import { rowsPrefix } from "./rows-export.ts";

/** Where the program finds its documents. */
export const INPUT_PATH = "/in";

/** What a job reads: rows of tables, files of a store, or a dataset; the first that is wired, mounted as a folder. */
export function inputFolder(context: LoweringContext): MountedFolder | undefined {
  const rows = rowsPrefix(context);
  if (rows !== undefined) return { path: INPUT_PATH, bucket: artefactBucket(context), prefix: rows, isReadOnly: true };
  const [store] = context.incoming("files");
  const [dataset] = context.incoming("dataset");
  const bucket = (store ?? dataset)?.outputs["bucketName"];
  if (bucket === undefined) return undefined;
  return { path: INPUT_PATH, bucket, prefix: store ? (textsOf(store.outputs["prefixes"])[0] ?? "") : "", isReadOnly: true };
}
