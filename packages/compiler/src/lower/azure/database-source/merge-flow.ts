import type { LooseMap } from "../../loose-map.ts";
import type { CopiedTable } from "./copied-tables.ts";
import { lakeService, STORAGE_SERVICE } from "./factory-connections.ts";

/** What is put into a row on the way, and taken out again. */
const WORKING = ["zl_key", "zl_order", "zl_row"];

/** A data flow that brings what was copied into Delta tables, all of them in one run of its cluster. */
export function mergeFlow(tables: readonly CopiedTable[], scratch: string): LooseMap {
  const flows = tables.map((table, index) => flowOf(table, scratch, index + 1));
  return {
    type: "MappingDataFlow",
    typeProperties: {
      sources: flows.map(({ read }) => ({ name: read, linkedService: reference(STORAGE_SERVICE) })),
      sinks: flows.map(({ write, lake }) => ({ name: write, linkedService: reference(lakeService(lake)) })),
      transformations: flows.flatMap(({ between }) => between.map((name) => ({ name }))),
      scriptLines: flows.flatMap(({ lines }) => lines),
    },
  };
}

interface Flow {
  readonly read: string;
  readonly write: string;
  readonly between: readonly string[];
  readonly lake: CopiedTable["lake"];
  readonly lines: readonly string[];
}

function flowOf(table: CopiedTable, scratch: string, number: number): Flow {
  const { lake, changes } = table;
  const [read, write] = [`read${number}`, `write${number}`];
  const ends = { read, write, lake };
  const source = [
    "source(allowSchemaDrift: true,",
    "  validateSchema: false,",
    "  ignoreNoFilesFound: true,",
    "  format: 'parquet',",
    `  fileSystem: '${scratch}',`,
    `  wildcardPaths:['${table.staged}/*.parquet'],`,
    // What was merged is not merged again.
    `  purgeFiles: true) ~> ${read}`,
  ];
  if (!changes) return { ...ends, between: [], lines: [...source, ...sink(table, read, write)] };
  const names = ["keyed", "ranked", "newest", "plain", "marked"].map((word) => `${word}${number}`);
  const [keyed = "", ranked = "", newest = "", plain = "", marked = ""] = names;
  const key = changes.keys.map((column) => `toString(byName('${column}'))`).join(", ");
  const lines = [
    ...source,
    `${read} derive(zl_key = concatWS('|', ${key}),`,
    `  zl_order = toString(byName('${changes.ordering}'))) ~> ${keyed}`,
    // Of several copies of a row the newest one counts: a merge takes one only.
    `${keyed} window(over(zl_key),`,
    "  desc(zl_order, true),",
    `  zl_row = rowNumber()) ~> ${ranked}`,
    `${ranked} filter(zl_row == 1) ~> ${newest}`,
    `${newest} select(mapColumn(each(match(!in([${WORKING.map((name) => `'${name}'`).join(", ")}], name)))),`,
    "  skipDuplicateMapInputs: true,",
    `  skipDuplicateMapOutputs: true) ~> ${plain}`,
    `${plain} alterRow(upsertIf(true())) ~> ${marked}`,
    ...sink(table, marked, write),
  ];
  return { ...ends, between: names, lines };
}

function sink({ container, folder, changes }: CopiedTable, from: string, name: string): readonly string[] {
  return [
    `${from} sink(allowSchemaDrift: true,`,
    "  validateSchema: false,",
    "  format: 'delta',",
    "  compressionType: 'snappy',",
    "  compressionLevel: 'Fastest',",
    `  fileSystem: '${container}',`,
    `  folderPath: '${folder}',`,
    "  mergeSchema: true,",
    "  autoCompact: false,",
    "  optimizedWrite: false,",
    "  vacuum: 0,",
    ...(changes ? [] : ["  overwrite: true,"]),
    "  deletable: false,",
    "  insertable: true,",
    "  updateable: false,",
    `  upsertable: ${String(changes !== undefined)},`,
    ...(changes ? [`  keys:[${changes.keys.map((column) => `'${column}'`).join(", ")}],`] : []),
    "  skipDuplicateMapInputs: true,",
    `  skipDuplicateMapOutputs: true) ~> ${name}`,
  ];
}

function reference(referenceName: string): LooseMap {
  return { type: "LinkedServiceReference", referenceName };
}
