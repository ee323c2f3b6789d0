import { listSetting, type Part, textSetting } from "../../lowering.ts";
import { sqlName } from "../tables/lake-tables.ts";

/** The table of one entity. */
export interface FeatureTable {
  readonly entity: string;
  /** In Unity Catalog, in three parts. */
  readonly name: string;
  readonly address: string;
}

const TYPES: Readonly<Record<string, string>> = { text: "STRING", integer: "BIGINT", number: "DOUBLE" };

/** Columns of the features that the settings name as `name:type`, without the key and the time, with their types in SQL. */
export function featureColumns(part: Pick<Part, "component">, entity: string): Readonly<Record<string, string>> {
  const own = new Set([entity, textSetting(part, "eventTimeColumn")]);
  return Object.fromEntries(
    listSetting(part, "features").flatMap((text) => {
      const [name = "", type = "text"] = text.split(":");
      return own.has(name) ? [] : [[name, TYPES[type] ?? "STRING"]];
    }),
  );
}

/** Makes the table of an entity, with the key by which values are found, in time, and a record of its changes, which copies follow. */
export function featureTableStatement(part: Pick<Part, "component">, entity: string, table: string): string {
  const time = textSetting(part, "eventTimeColumn");
  const columns = [
    `${entity} STRING NOT NULL`,
    `${time} TIMESTAMP NOT NULL`,
    ...Object.entries(featureColumns(part, entity)).map(([name, type]) => `${name} ${type}`),
    `CONSTRAINT ${sqlName(entity)}_key PRIMARY KEY (${entity}, ${time} TIMESERIES)`,
  ];
  return `CREATE TABLE IF NOT EXISTS ${table} (${columns.join(", ")}) TBLPROPERTIES (delta.enableChangeDataFeed = true)`;
}
