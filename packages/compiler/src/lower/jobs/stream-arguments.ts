import type { Value } from "@zerolake/resources";
import { numberSetting, type Part } from "../../lowering.ts";

const CHECKPOINT_SECONDS = 60;

export interface StreamRead<Source extends Value> {
  /** Address of the stream with all its topics. */
  readonly source: Source;
  /** Arguments that name the table that is written. */
  readonly table: readonly string[];
  /** Folder in which the job keeps its place. */
  readonly checkpoint: string;
  /** Address of the user's SQL. */
  readonly sqlUri?: string | undefined;
}

/** Arguments of the Spark job's main file, the same program on every cloud, when it reads a stream and writes one table. */
export function streamArguments<Source extends Value>(
  part: Pick<Part, "component">,
  { source, table, checkpoint, sqlUri }: StreamRead<Source>,
): readonly (Source | string)[] {
  return [
    "--mode",
    "stream",
    "--in",
    source,
    "--in-format",
    "events",
    ...table,
    "--checkpoint",
    checkpoint,
    "--every",
    String(numberSetting(part, "checkpointSeconds", CHECKPOINT_SECONDS)),
    ...(sqlUri === undefined ? [] : ["--sql", sqlUri]),
  ];
}
