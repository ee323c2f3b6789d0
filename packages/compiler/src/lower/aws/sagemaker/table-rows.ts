import type { PropertyMap, Value } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { databaseOf, lakeTables } from "../../tables/lake-tables.ts";
import { arn } from "../arn.ts";
import { artefactStore } from "../artefact.ts";
import { allow } from "../iam.ts";

/** A table whose current rows a job reads. */
export interface TableRows {
  readonly catalog: string;
  readonly database: string;
  readonly table: string;
}

const WORKGROUP = "primary";
const QUERY = ["StartQueryExecution", "GetQueryExecution", "GetQueryResults", "StopQueryExecution", "GetWorkGroup"];

/** The first wired table, unless a dataset or features come first as the job's input. */
export function tableRows(context: LoweringContext): TableRows | undefined {
  if (context.incoming("dataset").length > 0 || context.incoming("features").length > 0) return undefined;
  const lake = context.incoming("tables")[0];
  const table = lake ? lakeTables(lake.component, context.environment).at(-1) : undefined;
  if (!lake || !table) return undefined;
  const catalog = lake.outputs["athenaCatalog"];
  return {
    catalog: typeof catalog === "string" ? catalog : "AwsDataCatalog",
    database: databaseOf(lake.outputs, table.zone),
    table: table.name,
  };
}

/**
 * The rows as Parquet files in a folder of a processing job. The query service reads them, since the files of a table
 * also hold rows that were replaced or deleted.
 */
export function rowsInput(context: LoweringContext, rows: TableRows, LocalPath: string): PropertyMap {
  const keyArn: Value | undefined = context.platform("encryption-key")?.["keyArn"];
  return {
    InputName: "rows",
    AppManaged: false,
    DatasetDefinition: {
      LocalPath,
      DataDistributionType: "FullyReplicated",
      InputMode: "File",
      AthenaDatasetDefinition: {
        Catalog: rows.catalog,
        Database: rows.database,
        QueryString: `SELECT * FROM "${rows.table}"`,
        WorkGroup: WORKGROUP,
        OutputS3Uri: `s3://${artefactStore(context).bucketName}/scratch/${context.component.id}/rows/`,
        OutputFormat: "PARQUET",
        ...(keyArn === undefined ? {} : { KmsKeyId: keyArn }),
      },
    },
  };
}

/** What the query needs beside the rights on the table, which its arrow grants. */
export function queryRows(context: LoweringContext): readonly Statement[] {
  if (tableRows(context) === undefined) return [];
  return [
    allow(
      QUERY.map((verb) => `athena:${verb}`),
      [arn(context, "athena", `workgroup/${WORKGROUP}`)],
    ),
    allow(["s3:GetBucketLocation"], [artefactStore(context).bucketArn]),
  ];
}
