import type { Place, TableFormat } from "../advice.ts";
import { firstMatch, type Row, type TableAdvice } from "../first-match.ts";
import type { SharingEngine } from "../table-format/situation.ts";

export type SparkEngine = "auto" | "databricks" | "emr" | "fabric" | "synapse" | "dataproc";

export interface SparkSituation {
  readonly cloud: Place;
  readonly format: TableFormat;
  readonly engines: readonly SharingEngine[];
}

const SECOND_PLATFORM = "a second platform for jobs would have to be run and paid";

const ROWS: readonly Row<SparkSituation, SparkEngine>[] = [
  {
    row: "1",
    when: (it) => it.engines.includes("databricks"),
    choice: "databricks",
    because: ["Databricks is there already, so jobs run there too"],
    whyNot: { auto: SECOND_PLATFORM },
  },
  {
    row: "2",
    when: (it) => it.cloud === "aws" && it.format === "hudi",
    choice: "emr",
    because: ["EMR brings Hudi with it"],
    whyNot: { databricks: "Databricks does not manage Hudi tables (ZL-FMT-018)" },
  },
  {
    row: "3",
    when: (it) => it.cloud === "azure" && it.format === "hudi",
    choice: "synapse",
    because: ["Spark on Synapse takes Hudi as a jar of your own"],
    whyNot: { databricks: "Databricks does not manage Hudi tables (ZL-FMT-018)", fabric: "Fabric does not read Hudi (ZL-FMT-013)" },
  },
  {
    row: "4",
    when: (it) => it.cloud === "azure" && it.engines.includes("fabric"),
    choice: "fabric",
    because: ["SQL runs on Fabric, so jobs share its capacity"],
    whyNot: { databricks: SECOND_PLATFORM },
  },
  { row: "5", when: (it) => it.cloud === "gcp", choice: "dataproc", because: ["Google's own Spark, serverless"] },
  {
    row: "6",
    when: () => true,
    choice: "auto",
    because: ["the usual Spark of the cloud: EMR on AWS, Databricks on Azure"],
  },
];

export const SPARK_ROWS: readonly string[] = ROWS.map(({ row }) => row);

/** Which Spark runs the batch jobs. */
export function adviseSparkEngine(situation: SparkSituation): TableAdvice<SparkEngine> {
  return firstMatch(ROWS, situation);
}
