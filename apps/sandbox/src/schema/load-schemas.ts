import { SchemaCatalog } from "./resource-schema.ts";
import { readSpecFile } from "./spec-file.ts";
import { indexSpec } from "./spec-index.ts";

let loading: Promise<SchemaCatalog> | undefined;

/** The vendor's schemas; read once per process, when the first one asks. */
export function loadSchemas(): Promise<SchemaCatalog> {
  loading ??= readSpecFile().then((file) => new SchemaCatalog(indexSpec(file)));
  return loading;
}
