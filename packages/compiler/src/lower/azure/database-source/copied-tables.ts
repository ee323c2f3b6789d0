import { isMap } from "@zerolake/resources";
import { type LoweringContext, optionalText, type Peer } from "../../../lowering.ts";
import { sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { textsOf } from "../../texts-of.ts";
import { type CopiedDatabase, type SourceQueries, sourceQueries } from "./source-queries.ts";

/** One table of the database on its way into one Delta table. */
export interface CopiedTable {
  /** Unique among them; letters, digits and underscores. */
  readonly key: string;
  readonly lake: Peer;
  /** Container and folder of the Delta table. */
  readonly container: string;
  readonly folder: string;
  /** Folder of its files on the way, in the scratch container. */
  readonly staged: string;
  readonly queries: SourceQueries;
  /** What makes a row the same row, and which of two is newer; absent = the whole table is copied each time. */
  readonly changes?: { readonly keys: readonly string[]; readonly ordering: string };
}

/** Every table for every store that is drawn behind the database. */
export function copiedTables(context: LoweringContext, database: CopiedDatabase): readonly CopiedTable[] {
  return context
    .outgoing("tables")
    .flatMap((lake) =>
      database.tables.map((table) => copiedTable(context, { database, lake, table, isOnly: database.tables.length === 1 })),
    );
}

interface Way {
  readonly database: CopiedDatabase;
  readonly lake: Peer;
  readonly table: string;
  readonly isOnly: boolean;
}

function copiedTable(context: LoweringContext, { database, lake, table, isOnly }: Way): CopiedTable {
  const changes = changesOf(lake);
  const zone = zoneWritten(lake.component, { component: context.component, edge: lake.edge });
  const containers = lake.outputs["containerByZone"];
  const key = sqlName(`${lake.component.id}_${table}`);
  return {
    key,
    lake,
    container: String(isMap(containers) ? (containers[zone] ?? zone) : zone),
    // The only one bears the name of its store, as everywhere.
    folder: `tables/${isOnly ? sqlName(lake.component.id) : key}`,
    staged: `${context.component.id}/staged/${key}`,
    queries: sourceQueries(database, table, changes?.ordering),
    ...(changes ? { changes } : {}),
  };
}

function changesOf(lake: Peer): CopiedTable["changes"] {
  const keys = textsOf(lake.component.settings["upsertKey"]);
  const ordering = optionalText(lake, "orderingField");
  return keys.length > 0 && ordering !== undefined ? { keys, ordering } : undefined;
}
