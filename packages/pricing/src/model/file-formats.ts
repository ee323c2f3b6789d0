/** Average megabytes of a landed file by kind of content; assumptions of the cost model. */
const AVERAGE_FILE_MB: Readonly<Record<string, number>> = {
  text: 5,
  document: 0.5,
  image: 0.3,
  audio: 5,
  video: 50,
  pointcloud: 5,
  json: 10,
  csv: 50,
  parquet: 128,
  "sensor-log": 100,
  other: 10,
};

/** Kinds of content that shrink when they become Parquet; the others are compressed already. */
const SHRINKING: readonly string[] = ["json", "csv", "text"];

export interface TableFormat {
  /** Size of a file that compaction aims at. */
  readonly targetFileMb: number;
  /** Metadata files of one commit. */
  readonly metaFilesPerCommit: number;
  /** How often a written byte is written again by compaction. */
  readonly rewritesAppend: number;
  /** The same where rows are merged. */
  readonly rewritesUpsert: number;
}

const ICEBERG: TableFormat = { targetFileMb: 512, metaFilesPerCommit: 3, rewritesAppend: 1, rewritesUpsert: 2 };

/** Iceberg writes table metadata, manifest list and manifest; Delta one JSON and every tenth commit a checkpoint; Hudi three instants. */
const TABLE_FORMATS: Readonly<Record<string, TableFormat>> = {
  iceberg: ICEBERG,
  delta: { targetFileMb: 1024, metaFilesPerCommit: 1.1, rewritesAppend: 1, rewritesUpsert: 3 },
  hudi: { targetFileMb: 120, metaFilesPerCommit: 3, rewritesAppend: 1, rewritesUpsert: 2 },
};

const OTHER_FILE_MB = 10;

export function averageFileMb(contentKind: string): number {
  return AVERAGE_FILE_MB[contentKind] ?? OTHER_FILE_MB;
}

export function shrinks(contentKind: string): boolean {
  return SHRINKING.includes(contentKind);
}

export function tableFormat(engine: string): TableFormat {
  return TABLE_FORMATS[engine] ?? ICEBERG;
}
