import type { Value } from "@zerolake/resources";
import type { EnvironmentView, Peer } from "../../../lowering.ts";
import type { StoredTable } from "../../jobs/batch-runs.ts";
import type { Named } from "../../physical-name.ts";

type Properties = Readonly<Record<string, Value>>;

/** What Spark loads for the formats that its runtime does not have. Source: the projects' own packages for Spark 3.5 and Scala 2.13. */
const PACKAGES = {
  delta: "io.delta:delta-spark_2.13:3.2.1",
  hudi: "org.apache.hudi:hudi-spark3.5-bundle_2.13:0.15.0",
  kafka: "org.apache.spark:spark-sql-kafka-0-10_2.13:3.5.1,com.google.cloud.hosted.kafka:managed-kafka-auth-login-handler:1.0.6",
} as const;
const EXTENSIONS = {
  iceberg: "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
  delta: "io.delta.sql.DeltaSparkSessionExtension",
  hudi: "org.apache.spark.sql.hudi.HoodieSparkSessionExtension",
} as const;

/** Where a job finds or makes a table. */
export interface SparkTable {
  /** By its name in a catalog of the session, or – where no catalog keeps it – the name that it is shown under. */
  readonly name: string;
  /** Folder of a table that no catalog keeps. */
  readonly location: string | undefined;
}

/** A table of a store: by catalog where there is one, else by its folder. */
export function sparkTable(lake: Peer, stores: readonly Peer[], { zone, name }: StoredTable): SparkTable {
  if (lake.outputs["catalogKind"] === "iceberg-rest") return { name: `${aliasOf(lake, stores)}.${zone}.${name}`, location: undefined };
  return { name: `${zone}.${name}`, location: `${String(lake.outputs["warehouseUri"])}/${zone}/${name}` };
}

/** Table stores that a job is wired to, each once: those it writes come first. */
export function storesOf(engine: Named, view: EnvironmentView): readonly Peer[] {
  const all = [...view.outgoing(engine.component.id, "tables"), ...view.incoming(engine.component.id, "tables")];
  return [...new Map(all.map((store) => [store.component.id, store])).values()];
}

/** One Spark catalog per Iceberg store, and what the other formats need. */
export function sparkProperties(stores: readonly Peer[], readsKafka: boolean): Properties {
  const formats = [...new Set(stores.map(({ outputs }) => String(outputs["format"])))];
  const isDelta = formats.includes("delta");
  const extensions = formats.flatMap((format) => EXTENSIONS[format as keyof typeof EXTENSIONS] ?? []);
  const packages = [
    ...formats.flatMap((format) => (format === "delta" || format === "hudi" ? [PACKAGES[format]] : [])),
    ...(readsKafka ? [PACKAGES.kafka] : []),
  ];
  return {
    ...(extensions.length === 0 ? {} : { "spark.sql.extensions": extensions.join(",") }),
    ...(packages.length === 0 ? {} : { "spark.jars.packages": packages.join(",") }),
    ...(isDelta ? { "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog" } : {}),
    ...(formats.includes("hudi") ? { "spark.serializer": "org.apache.spark.serializer.KryoSerializer" } : {}),
    ...Object.fromEntries(stores.filter(isIcebergRest).flatMap((store) => catalogProperties(aliasOf(store, stores), store))),
  };
}

function isIcebergRest({ outputs }: Peer): boolean {
  return outputs["catalogKind"] === "iceberg-rest";
}

/** The first Iceberg store is called `lake`. */
function aliasOf(store: Peer, stores: readonly Peer[]): string {
  const index = stores.filter(isIcebergRest).findIndex(({ component }) => component.id === store.component.id);
  return index <= 0 ? "lake" : `lake${index + 1}`;
}

function catalogProperties(name: string, { outputs }: Peer): readonly (readonly [string, string])[] {
  const at = `spark.sql.catalog.${name}`;
  return [
    [at, "org.apache.iceberg.spark.SparkCatalog"],
    [`${at}.type`, "rest"],
    [`${at}.uri`, String(outputs["icebergRestUri"])],
    [`${at}.warehouse`, String(outputs["warehouseUri"])],
    [`${at}.header.x-goog-user-project`, String(outputs["project"])],
    [`${at}.rest.auth.type`, "org.apache.iceberg.gcp.auth.GoogleAuthManager"],
  ];
}
