import type { Peer } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { partitionColumn } from "../lakehouse-tables/delta-adls.ts";

/** Rows that close a file before its time is up. */
const ROWS_PER_FILE_MIN = 2000;

export interface DeltaOutput {
  readonly container: string;
  readonly table: string;
  readonly writeMode: "Append" | "Once";
  /** `hh:mm:ss` after which a file is closed. */
  readonly timeWindow: string;
}

/** How a Stream Analytics job writes a Delta table, with its identity. */
export function deltaOutput(lake: Peer, { container, table, writeMode, timeWindow }: DeltaOutput): LooseMap {
  const column = partitionColumn(lake);
  return {
    datasource: {
      type: "Microsoft.Storage/Blob",
      properties: {
        storageAccounts: [{ accountName: lake.outputs["accountName"] }],
        container,
        pathPattern: "",
        authenticationMode: "Msi",
        blobWriteMode: writeMode,
      },
    },
    serialization: {
      type: "Delta",
      properties: { deltaTablePath: `tables/${table}`, partitionColumns: column === undefined ? undefined : [column] },
    },
    timeWindow,
    sizeWindow: ROWS_PER_FILE_MIN,
  };
}
