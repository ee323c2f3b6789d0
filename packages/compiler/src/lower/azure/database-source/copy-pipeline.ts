import type { LooseMap } from "../../loose-map.ts";
import { FACTORY_CREDENTIAL } from "../data-factory/factory.ts";
import type { CopiedTable } from "./copied-tables.ts";
import type { SourceForm } from "./database-connector.ts";
import { SOURCE_DATASET, STAGED_DATASET } from "./factory-connections.ts";

const TABLES_AT_ONCE = 4;
const CORES = 8;
const STORAGE_VERSION = "2021-08-06";
const TIMEOUT = "0.12:00:00";
const POLICY = { timeout: TIMEOUT, retry: 2, retryIntervalInSeconds: 60 };
/** Before every row. */
const BEGINNING = "1900-01-01 00:00:00";

export interface CopyPipeline {
  readonly tables: readonly CopiedTable[];
  readonly source: SourceForm;
  readonly flow: string;
  /** Address of the folder in which the times are noted up to which tables are copied. */
  readonly notes: string;
}

/** Copies every table, or what is new in it, into files, and has them brought into the Delta tables in one go. */
export function copyPipeline(pipeline: CopyPipeline): LooseMap {
  const whole = pipeline.tables.filter(({ changes }) => changes === undefined);
  const changed = pipeline.tables.filter(({ changes }) => changes !== undefined);
  const loops = [
    ...(changed.length > 0 ? [forEach("Copy changes", changed.map(changedItem), changesOf(pipeline))] : []),
    ...(whole.length > 0 ? [forEach("Copy whole tables", whole.map(wholeItem), [wholeCopy(pipeline)])] : []),
  ];
  return {
    concurrency: 1,
    activities: [
      ...loops,
      {
        name: "Merge",
        type: "ExecuteDataFlow",
        dependsOn: loops.map(({ name }) => after(String(name))),
        policy: { timeout: TIMEOUT, retry: 1, retryIntervalInSeconds: 60 },
        typeProperties: {
          dataFlow: { referenceName: pipeline.flow, type: "DataFlowReference" },
          compute: { computeType: "General", coreCount: CORES },
          traceLevel: "None",
        },
      },
    ],
  };
}

function changedItem({ key, staged, queries }: CopiedTable): LooseMap {
  const [before, end] = queries.literal;
  return { name: key, folder: staged, newest: queries.newest, until: queries.until, from: queries.from, before, end };
}

function wholeItem({ key, staged, queries }: CopiedTable): LooseMap {
  return { name: key, folder: staged, query: queries.whole };
}

/** The items stand in the expression: a pipeline has no other place for them. */
function forEach(name: string, items: readonly LooseMap[], activities: readonly LooseMap[]): LooseMap {
  const text = JSON.stringify(items).replaceAll("'", "''");
  return {
    name,
    type: "ForEach",
    typeProperties: { items: expression(`@json('${text}')`), isSequential: false, batchCount: TABLES_AT_ONCE, activities },
  };
}

/** Up to the newest row that is there now, from the one that was the newest last time; then that is noted. */
function changesOf({ source, notes }: CopyPipeline): readonly LooseMap[] {
  const high = `coalesce(activity('Newest').output.firstRow.high, '${BEGINNING}')`;
  const last = "activity('Last')?.output?.high";
  const query = `@concat(item().until, ${literal(high)}, if(empty(${last}), '', concat(item().from, ${literal(last)})))`;
  return [
    {
      name: "Newest",
      type: "Lookup",
      policy: POLICY,
      typeProperties: {
        source: { type: source.type, [source.query]: expression("@item().newest") },
        dataset: { referenceName: SOURCE_DATASET, type: "DatasetReference" },
        firstRowOnly: true,
      },
    },
    note("Last", { method: "GET", url: noteUrl(notes), headers: { "x-ms-version": STORAGE_VERSION } }, []),
    // The first time there is no note, which is no failure.
    copy("Copy", { source, query, file: "@concat(pipeline().RunId, '.parquet')" }, [
      after("Newest"),
      { activity: "Last", dependencyConditions: ["Completed"] },
    ]),
    note(
      "Note",
      {
        method: "PUT",
        url: noteUrl(notes),
        headers: { "x-ms-version": STORAGE_VERSION, "x-ms-blob-type": "BlockBlob", "Content-Type": "application/json" },
        body: expression(`@concat('{"high":"', ${high}, '"}')`),
      },
      [after("Copy")],
    ),
  ];
}

/** A time as the database's own SQL writes it. */
function literal(value: string): string {
  return `item().before, ${value}, item().end`;
}

function wholeCopy({ source }: CopyPipeline): LooseMap {
  return copy("Copy all", { source, query: "@item().query", file: "all.parquet" }, []);
}

interface Copy {
  readonly source: SourceForm;
  readonly query: string;
  readonly file: string;
}

function copy(name: string, { source, query, file }: Copy, dependsOn: readonly LooseMap[]): LooseMap {
  return {
    name,
    type: "Copy",
    dependsOn,
    policy: POLICY,
    typeProperties: {
      source: { type: source.type, [source.query]: expression(query) },
      sink: {
        type: "ParquetSink",
        storeSettings: { type: "AzureBlobFSWriteSettings" },
        formatSettings: { type: "ParquetWriteSettings" },
      },
    },
    inputs: [{ referenceName: SOURCE_DATASET, type: "DatasetReference" }],
    outputs: [{ referenceName: STAGED_DATASET, type: "DatasetReference", parameters: { folder: expression("@item().folder"), file } }],
  };
}

function note(name: string, call: LooseMap, dependsOn: readonly LooseMap[]): LooseMap {
  return {
    name,
    type: "WebActivity",
    dependsOn,
    policy: { timeout: "0.00:10:00", retry: 0, retryIntervalInSeconds: 30 },
    typeProperties: {
      ...call,
      authentication: { type: "UserAssignedManagedIdentity", resource: "https://storage.azure.com/", credential: FACTORY_CREDENTIAL },
    },
  };
}

function noteUrl(notes: string): LooseMap {
  return expression(`@concat('${notes}/', item().name, '.json')`);
}

function expression(value: string): LooseMap {
  return { value, type: "Expression" };
}

function after(activity: string): LooseMap {
  return { activity, dependencyConditions: ["Succeeded"] };
}
