import type { PropertyMap, Value } from "@zerolake/resources";
import type { Peer } from "../../../lowering.ts";
import { databaseOf, sqlName } from "../../tables/lake-tables.ts";

/** Files on S3, registered in Glue, share one Iceberg catalog; each table bucket is a catalog of its own. */
const GLUE_CATALOG = "lake";

/** Properties of a Spark session that reads and writes the wired table stores. */
export type SparkProperties = Readonly<Record<string, string>>;

const GLUE_METASTORE: SparkProperties = {
  "spark.hadoop.hive.metastore.client.factory.class": "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory",
};

interface FormatSupport {
  readonly extension: string;
  /** Where EMR keeps the library of the format. */
  readonly jars: readonly string[];
  readonly properties: SparkProperties;
}

const FORMATS: Readonly<Record<string, FormatSupport>> = {
  iceberg: {
    extension: "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
    jars: ["/usr/share/aws/iceberg/lib/iceberg-spark3-runtime.jar"],
    properties: {},
  },
  hudi: {
    extension: "org.apache.spark.sql.hudi.HoodieSparkSessionExtension",
    jars: ["/usr/lib/hudi/hudi-spark-bundle.jar"],
    properties: {
      "spark.serializer": "org.apache.spark.serializer.KryoSerializer",
      "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.hudi.catalog.HoodieCatalog",
    },
  },
  delta: {
    extension: "io.delta.sql.DeltaSparkSessionExtension",
    jars: ["/usr/share/aws/delta/lib/delta-spark.jar", "/usr/share/aws/delta/lib/delta-storage.jar"],
    properties: { "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog" },
  },
};

/** Session properties for all wired stores together: extensions and libraries add up, catalogs stand side by side. */
export function sparkProperties(lakes: readonly Peer[]): SparkProperties {
  const formats = [...new Set(lakes.map(({ outputs }) => text(outputs["format"])))].flatMap((format) => FORMATS[format] ?? []);
  const catalogs = lakes.map((lake) => catalogProperties(lake));
  const extensions = formats.map(({ extension }) => extension).join(",");
  const jars = formats.flatMap((format) => format.jars).join(",");
  return {
    ...GLUE_METASTORE,
    ...(extensions === "" ? {} : { "spark.sql.extensions": extensions, "spark.jars": jars }),
    ...Object.assign({}, ...formats.map(({ properties }) => properties), ...catalogs),
  };
}

/** The same for services that bring libraries and the metastore themselves, and stumble over paths of EMR. */
export function ownSparkProperties(lakes: readonly Peer[]): readonly (readonly [key: string, value: string])[] {
  return Object.entries(sparkProperties(lakes)).filter(([key]) => key !== "spark.jars" && !(key in GLUE_METASTORE));
}

/** The name by which a Spark session calls a table. */
export function sparkTable(lake: Pick<Peer, "component" | "outputs">, zone: string, table: string): string {
  const catalog = catalogName(lake);
  const database = databaseOf(lake.outputs, zone);
  return catalog === undefined ? `${database}.${table}` : `${catalog}.${database}.${table}`;
}

function catalogName({ component, outputs }: Pick<Peer, "component" | "outputs">): string | undefined {
  if (outputs["catalogKind"] === "s3tables") return `tables_${sqlName(component.id)}`;
  return outputs["format"] === "iceberg" ? GLUE_CATALOG : undefined;
}

function catalogProperties(lake: Peer): SparkProperties {
  const name = catalogName(lake);
  if (name === undefined) return {};
  const own = lake.outputs["catalogKind"] === "s3tables" ? tableBucketCatalog(lake.outputs) : glueCatalog(lake.outputs);
  const base = `spark.sql.catalog.${name}`;
  return {
    [base]: "org.apache.iceberg.spark.SparkCatalog",
    ...Object.fromEntries(Object.entries(own).map(([key, value]) => [`${base}.${key}`, value])),
  };
}

function glueCatalog(outputs: PropertyMap): SparkProperties {
  return {
    "catalog-impl": "org.apache.iceberg.aws.glue.GlueCatalog",
    "io-impl": "org.apache.iceberg.aws.s3.S3FileIO",
    warehouse: text(outputs["warehouseUri"]),
  };
}

function tableBucketCatalog(outputs: PropertyMap): SparkProperties {
  return {
    type: "rest",
    uri: text(outputs["icebergRestUri"]),
    warehouse: text(outputs["warehouse"]),
    "rest.sigv4-enabled": "true",
    "rest.signing-name": "s3tables",
    "rest.signing-region": text(outputs["region"]),
  };
}

function text(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
