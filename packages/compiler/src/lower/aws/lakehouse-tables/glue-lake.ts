import type { DesiredResource } from "@zerolake/resources";
import type { Granter, LoweringContext, OfferedGrants, Outputs, Part, Statement } from "../../../lowering.ts";
import { isGoverned, zonesOf, zoneWritten } from "../../tables/lake-tables.ts";
import { arn, bucketArn } from "../arn.ts";
import { glueArns } from "../glue-arns.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { bucketPolicy, privateBucketProperties } from "../private-bucket.ts";
import { awsResource } from "../resource.ts";

const BUCKET = "AWS::S3::Bucket";
const DATABASE = "AWS::Glue::Database";

const READ_FILES = ["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"];
const WRITE_FILES = [
  ...READ_FILES,
  "s3:ListBucketMultipartUploads",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:AbortMultipartUpload",
  "s3:ListMultipartUploadParts",
];
const READ_CATALOG = [
  "glue:GetDatabase",
  "glue:GetDatabases",
  "glue:GetTable",
  "glue:GetTables",
  "glue:GetPartition",
  "glue:GetPartitions",
  "glue:BatchGetPartition",
];
const WRITE_CATALOG = [
  ...READ_CATALOG,
  "glue:CreateTable",
  "glue:UpdateTable",
  "glue:CreatePartition",
  "glue:BatchCreatePartition",
  "glue:UpdatePartition",
];

/** Engines of people: under governance they get files from Lake Formation only, never by their own rights. */
const READS_THROUGH_LAKE_FORMATION: ReadonlySet<string> = new Set(["app-service", "data-quality", "ml-workspace"]);
/** Peers that know the tables without touching them. */
const ONLY_LISTS_TABLES: ReadonlySet<string> = new Set(["catalog", "governance", "sql-engine"]);

export type GlueFormat = "iceberg" | "hudi" | "delta";

/** What neighbours may know of tables in files on S3, registered in the account's Glue catalog. */
export function glueLakeOutputs(part: Part, format: GlueFormat): Outputs {
  const databaseNames = zonesOf(part.component).map((zone) => databaseName(part, zone));
  return {
    ports: {
      tables: {
        format,
        catalogKind: "glue",
        glueCatalogArn: arn(part, "glue", "catalog"),
        glueDatabaseArns: databaseNames.map((name) => arn(part, "glue", `database/${name}`)),
        glueTableArns: databaseNames.map((name) => arn(part, "glue", `table/${name}/*`)),
        databaseNames,
        databaseByZone: Object.fromEntries(zonesOf(part.component).map((zone) => [zone, databaseName(part, zone)])),
        bucketName: lakeBucketName(part),
        bucketArns: [lakeBucketArn(part)],
        warehouseUri: `s3://${lakeBucketName(part)}/`,
        region: part.target.region,
      },
    },
  };
}

/** Writers may touch the zone they write and no other; readers never write. */
export const glueLakeGrants: OfferedGrants = {
  in: {
    tables: (self, writer) => {
      const zone = zoneWritten(self.component, writer);
      return [allow(WRITE_FILES, [lakeBucketArn(self), `${lakeBucketArn(self)}/${zone}/*`]), ...catalogAccess(self, WRITE_CATALOG, [zone])];
    },
  },
  out: {
    tables: (self, reader) => {
      if (ONLY_LISTS_TABLES.has(reader.component.kind)) return [];
      const files = allow(READ_FILES, [lakeBucketArn(self), `${lakeBucketArn(self)}/*`]);
      const isVended = isGoverned(self.component, self.environment) && READS_THROUGH_LAKE_FORMATION.has(reader.component.kind);
      return [...(isVended ? [] : [files]), ...catalogAccess(self, READ_CATALOG, zonesOf(self.component))];
    },
  },
};

function catalogAccess(self: Granter, actions: readonly string[], zones: readonly string[]): readonly Statement[] {
  const databases = zones.map((zone) => databaseName(self, zone));
  return [
    allow(actions, glueArns(self, databases)),
    ...(isGoverned(self.component, self.environment) ? [allow(["lakeformation:GetDataAccess"], ["*"])] : []),
  ];
}

/** The bucket with its policy, and one database per zone. */
export function glueLake(context: LoweringContext): readonly DesiredResource[] {
  const bucketName = lakeBucketName(context);
  return [
    awsResource(context, {
      name: "bucket",
      type: BUCKET,
      holdsData: true,
      properties: {
        ...privateBucketProperties(context, bucketName),
        LifecycleConfiguration: {
          Rules: [{ Id: "abort-multipart", Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }],
        },
        // Compaction rewrites files: outside production old versions would only double the bill.
        VersioningConfiguration: context.target.tier === "production" ? { Status: "Enabled" } : undefined,
      },
    }),
    bucketPolicy(context, bucketName),
    ...zonesOf(context.component).map((zone) => database(context, zone)),
  ];
}

function database(context: LoweringContext, zone: string): DesiredResource {
  const name = databaseName(context, zone);
  return awsResource(context, {
    name: "database",
    key: zone,
    type: DATABASE,
    properties: {
      CatalogId: context.target.account,
      DatabaseName: name,
      DatabaseInput: {
        Name: name,
        Description: `${context.component.id} ${zone}`,
        LocationUri: `s3://${lakeBucketName(context)}/${zone}/`,
        Parameters: { "zerolake:zone": zone },
        // Governed tables belong to nobody until Lake Formation grants them.
        CreateTableDefaultPermissions: isGoverned(context.component, context.environment) ? [] : undefined,
      },
    },
    // New databases inherit the default permissions of the account at the moment they are made.
    dependsOn: ["bucket", ...context.environment.components("governance").map(({ component }) => `${component.id}.settings`)],
  });
}

export function databaseName(part: Part, zone: string): string {
  return nameOf(part, DATABASE, "database", zone);
}

export function lakeBucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

export function lakeBucketArn(part: Part): string {
  return bucketArn(part, lakeBucketName(part));
}
