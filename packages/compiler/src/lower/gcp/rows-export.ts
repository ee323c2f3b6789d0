import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Peer, Statement } from "../../lowering.ts";
import { base64 } from "../base64.ts";
import { databaseOf, lakeTables } from "../tables/lake-tables.ts";
import { workPrefix, workUri } from "./artefact.ts";
import { wishService } from "./enable-services.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject } from "./iam.ts";
import { nameOf, pathOf } from "./names.ts";
import { gcpResource } from "./resource.ts";

const SCHEDULE = "cloudscheduler.job";
/** Before the nightly jobs that read what it wrote. */
const EVERY_NIGHT = "30 2 * * *";
const FOLDER = "rows/";

/** Where the rows of the wired tables lie, below the artefact bucket; nothing when no table is wired. */
export function rowsPrefix(context: LoweringContext): string | undefined {
  return queriedTable(context) === undefined ? undefined : `${workPrefix(context)}${FOLDER}`;
}

/** Rows are read by a query, never from raw files: BigQuery writes them as Parquet every night, as the component itself. */
export function rowsExport(context: LoweringContext): readonly DesiredResource[] {
  const table = queriedTable(context);
  if (table === undefined) return [];
  const name = nameOf(context, SCHEDULE, "export");
  const query = `EXPORT DATA OPTIONS(uri='${workUri(context)}${FOLDER}*.parquet', format='PARQUET', overwrite=true) AS SELECT * FROM \`${table}\``;
  const body = JSON.stringify({ configuration: { query: { query, useLegacySql: false } } });
  return [
    gcpResource(context, {
      name: "export",
      type: SCHEDULE,
      at: { name },
      properties: {
        name: pathOf(context, SCHEDULE, { name }),
        description: `Rows for ${context.component.id}`,
        schedule: EVERY_NIGHT,
        timeZone: "Etc/UTC",
        httpTarget: {
          uri: `https://bigquery.googleapis.com/bigquery/v2/projects/${context.target.account}/jobs`,
          httpMethod: "POST",
          headers: { "Content-Type": "application/json" },
          body: base64(body),
          oauthToken: { serviceAccountEmail: identityEmail(context), scope: "https://www.googleapis.com/auth/cloud-platform" },
        },
      },
      dependsOn: [IDENTITY, GRANTS],
    }),
    wishService(context, "bigquery.googleapis.com"),
  ];
}

/** What running the query takes, beside reading the tables. */
export function runQueries(context: LoweringContext): readonly Statement[] {
  return queriedTable(context) === undefined ? [] : [grant("roles/bigquery.jobUser", onProject(context))];
}

/** The first table of the first store that is wired, as BigQuery names it. */
function queriedTable(context: LoweringContext): string | undefined {
  const [lake] = context.incoming("tables");
  const table = lake ? lakeTables(lake.component, context.environment).at(-1) : undefined;
  return lake && table ? tableName(context, lake, table) : undefined;
}

function tableName(context: LoweringContext, { outputs }: Peer, { zone, name }: { readonly zone: string; readonly name: string }): string {
  const project = context.target.account;
  const database = databaseOf(outputs, zone);
  return outputs["catalogKind"] === "iceberg-rest"
    ? `${project}.${String(outputs["bucketName"])}.${database}.${name}`
    : `${project}.${database}.${name}`;
}
