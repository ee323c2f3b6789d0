import type { PropertyMap, Value } from "@zerolake/resources";

const VERSION = "livyApi/versions/2019-11-01-preview";
/** The service takes no others. */
export const SYNAPSE_AUDIENCE = "https://dev.azuresynapse.net";
const SMALL = { driverMemory: "28g", driverCores: 4, executorMemory: "28g", executorCores: 4 };

export interface LivyBatch {
  readonly workspace: string;
  readonly name: string;
  readonly file: string;
  readonly args: readonly Value[];
  readonly executors: number;
  readonly format: string;
}

export function batchesUrl(workspace: string, pool: string): string {
  return `https://${workspace}.dev.azuresynapse.net/${VERSION}/sparkPools/${pool}/batches`;
}

/** A job as the service takes it. It opens storage as the workspace, whoever has started it. */
export function livyBatch({ workspace, name, file, args, executors, format }: LivyBatch): PropertyMap {
  return {
    name,
    file,
    args,
    ...SMALL,
    numExecutors: executors,
    conf: {
      "spark.storage.synapse.linkedServiceName": `${workspace}-WorkspaceDefaultStorage`,
      "fs.azure.account.auth.type": "Custom",
      "fs.azure.account.oauth.provider.type": "com.microsoft.azure.synapse.tokenlibrary.LinkedServiceBasedTokenProvider",
      ...FORMATS[format],
    },
  };
}

/** Libraries that the machines do not bring along. Versions: those that fit Spark 3.5. */
const FORMATS: Readonly<Record<string, PropertyMap>> = {
  hudi: {
    "spark.jars.packages": "org.apache.hudi:hudi-spark3.5-bundle_2.12:1.0.2",
    "spark.serializer": "org.apache.spark.serializer.KryoSerializer",
    "spark.sql.extensions": "org.apache.spark.sql.hudi.HoodieSparkSessionExtension",
  },
  iceberg: {
    "spark.jars.packages": "org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:1.9.2",
    "spark.sql.extensions": "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
    "spark.sql.catalog.spark_catalog": "org.apache.iceberg.spark.SparkSessionCatalog",
    "spark.sql.catalog.spark_catalog.type": "hive",
  },
};
