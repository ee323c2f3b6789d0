import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part, Peer } from "../../../lowering.ts";
import { sqlName } from "../../tables/lake-tables.ts";
import { arn } from "../arn.ts";
import { crawlInto, writeCrawlerLogs } from "../glue-crawler.ts";
import { policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const DATABASE = "AWS::Glue::Database";
const CRAWLER = "AWS::Glue::Crawler";
const ROLE = "crawlerRole";
/** What the ingest program writes for each sample, beside its content. */
const SAMPLE_COLUMNS = ["id", "uri", "sha256", "kind", "text"] as const;
const EVERY_NIGHT = "cron(0 3 * * ? *)";

/** The account's Glue catalog: tables are in it already, files are found by a nightly crawler. */
export const glueDataCatalog: Lowering = {
  cloud: "aws",
  kind: "catalog",
  variant: "glue-data-catalog",
  service: "AWS Glue Data Catalog",
  minutes: [0, 2],
  outputs: (part) => ({
    ports: {
      catalog: {
        catalogKind: "glue",
        catalogId: part.target.account,
        glueCatalogArn: arn(part, "glue", "catalog"),
        icebergRestUri: `https://glue.${part.target.region}.amazonaws.com/iceberg`,
        filesDatabase: databaseName(part),
        region: part.target.region,
      },
    },
  }),
  lower: (context) => {
    const stores = context.incoming("files");
    return [
      database(context),
      ...context.incoming("dataset").map((dataset) => datasetTable(context, dataset)),
      ...(stores.length === 0 ? [] : [...crawlerRole(context), ...stores.map((store) => crawler(context, store))]),
    ];
  },
};

function databaseName(part: Part): string {
  return nameOf(part, DATABASE, "files");
}

function database(context: LoweringContext): DesiredResource {
  const name = databaseName(context);
  return awsResource(context, {
    name: "database",
    type: DATABASE,
    properties: {
      CatalogId: context.target.account,
      DatabaseName: name,
      DatabaseInput: { Name: name, Description: "files and datasets found by the crawler" },
    },
  });
}

/** A dataset is found by name, with its place and its format; engines do not read it as a table. */
function datasetTable(context: LoweringContext, { component, outputs }: Peer): DesiredResource {
  const name = sqlName(component.id);
  return awsResource(context, {
    name: "dataset",
    key: component.id,
    type: "AWS::Glue::Table",
    via: "sdk:glue",
    properties: {
      CatalogId: context.target.account,
      DatabaseName: databaseName(context),
      Name: name,
      TableInput: {
        Name: name,
        TableType: "EXTERNAL_TABLE",
        Parameters: { classification: outputs["format"] ?? "", loader: outputs["loader"] ?? "" },
        StorageDescriptor: { Location: outputs["datasetUri"], Columns: SAMPLE_COLUMNS.map((column) => ({ Name: column, Type: "string" })) },
      },
    },
    dependsOn: ["database"],
  });
}

function crawlerRole(context: LoweringContext): readonly DesiredResource[] {
  return workloadRole(context, {
    name: ROLE,
    services: ["glue.amazonaws.com"],
    takesGrants: true,
    baseline: [crawlInto(context, [databaseName(context)]), writeCrawlerLogs(context)],
  });
}

function crawler(context: LoweringContext, store: Peer): DesiredResource {
  return awsResource(context, {
    name: "filesCrawler",
    key: store.component.id,
    type: CRAWLER,
    properties: {
      Name: nameOf(context, CRAWLER, "filesCrawler", store.component.id),
      Role: roleArn(context, ROLE),
      DatabaseName: databaseName(context),
      Targets: {
        S3Targets: [{ Path: `s3://${String(store.outputs["bucketName"])}/`, Exclusions: ["_zerolake/**"], SampleSize: 10 }],
      },
      // The cloud refuses to crawl new folders only and to change or delete what it found before.
      RecrawlPolicy: { RecrawlBehavior: "CRAWL_NEW_FOLDERS_ONLY" },
      SchemaChangePolicy: { UpdateBehavior: "LOG", DeleteBehavior: "LOG" },
      Schedule: { ScheduleExpression: EVERY_NIGHT },
    },
    dependsOn: ["database", policyLogicalName(ROLE)],
  });
}
