import { AWS_SOURCES } from "./sources/aws.ts";
import { AZURE_SOURCES } from "./sources/azure.ts";
import { DATABRICKS_SOURCES } from "./sources/databricks.ts";
import { GOOGLE_CLOUD_SOURCES } from "./sources/google-cloud.ts";
import { OPEN_SOURCE_SOURCES } from "./sources/open-source.ts";
import type { Source } from "./sources/source.ts";

/** Sources by the short name that rules use. */
export const SOURCES = {
  ...AWS_SOURCES,
  ...AZURE_SOURCES,
  ...GOOGLE_CLOUD_SOURCES,
  ...DATABRICKS_SOURCES,
  ...OPEN_SOURCE_SOURCES,
} as const;

export type SourceName = keyof typeof SOURCES;

/** A source with all that it may have. */
export function sourceOf(name: SourceName): Source {
  return SOURCES[name];
}
