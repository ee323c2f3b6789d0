import type { Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, listSetting, numberSetting, type Peer } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { databaseOf, deliveredTable } from "../../tables/lake-tables.ts";
import { artefactStore } from "../artefact.ts";
import { allow, roleArn } from "../iam.ts";
import { type DeliverySource, deliveryLogging, firehose, firehoseGrants, firehoseOutputs, refusesConfluent } from "./firehose.ts";

/** Firehose appends or upserts events into Iceberg tables; no code to run. */
export const firehoseIceberg: Lowering = {
  cloud: "aws",
  kind: "stream-delivery",
  variant: "firehose-iceberg",
  service: "Amazon Data Firehose",
  gap: "one catalog per delivery stream; the table exists before delivery starts",
  minutes: [1, 2],
  outputs: firehoseOutputs,
  grants: firehoseGrants,
  refuses: refusesConfluent,
  lower: (context) => {
    const { bucketArn } = artefactStore(context);
    return firehose(context, {
      baseline: [
        allow(["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], [bucketArn]),
        allow(["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"], [`${bucketArn}/errors/*`]),
      ],
      destination: (source) => icebergDestination(context, lakeOf(context), source),
    });
  },
};

function lakeOf(context: LoweringContext): Peer {
  const lake = context.outgoing("tables")[0];
  if (!lake) throw new Error(`"${context.component.id}" delivers into tables, but no table store is drawn behind it`);
  return lake;
}

function icebergDestination(context: LoweringContext, lake: Peer, source: DeliverySource) {
  const table = deliveredTable(lake.component, lake, source.topic, context.environment);
  return {
    properties: {
      IcebergDestinationConfiguration: {
        RoleARN: roleArn(context),
        ...catalogOf(lake),
        ...rowHandling(context, lake),
        BufferingHints: { IntervalInSeconds: numberSetting(context, "bufferSeconds"), SizeInMBs: numberSetting(context, "bufferMb") },
        DestinationTableConfigurationList: [
          {
            DestinationDatabaseName: databaseOf(lake.outputs, table.zone),
            DestinationTableName: table.name,
            UniqueKeys: isAppendOnly(context, lake) ? undefined : upsertKey(lake),
            S3ErrorOutputPrefix: `errors/${context.component.id}/`,
          },
        ],
        RetryOptions: { DurationInSeconds: 300 },
        // The cloud really spells this one with a small s.
        s3BackupMode: "FailedDataOnly",
        S3Configuration: {
          BucketARN: artefactStore(context).bucketArn,
          RoleARN: roleArn(context),
          ErrorOutputPrefix: `errors/${context.component.id}/`,
          CompressionFormat: "GZIP",
        },
        CloudWatchLoggingOptions: deliveryLogging(context),
      },
    },
    dependsOn: [addressIn({ ...context, component: lake.component }, "table", `${table.zone}.${table.name}`)],
  };
}

/** The schema may grow only where a warehouse location is known, which managed tables do not have. */
function catalogOf(lake: Peer): LooseMap {
  const WarehouseLocation = lake.outputs["warehouseUri"];
  const mayGrow = WarehouseLocation !== undefined && lake.component.settings["schemaEvolution"] !== "none";
  return {
    CatalogConfiguration: { CatalogArn: lake.outputs["glueCatalogArn"], WarehouseLocation: mayGrow ? WarehouseLocation : undefined },
    SchemaEvolutionConfiguration: mayGrow ? { Enabled: true } : undefined,
  };
}

/** Without a key there is nothing to upsert by; appending only is faster. */
function rowHandling(context: LoweringContext, lake: Peer): LooseMap {
  return { AppendOnly: isAppendOnly(context, lake) ? true : undefined };
}

function isAppendOnly(context: LoweringContext, lake: Peer): boolean {
  return flagSetting(context, "appendOnly") || upsertKey(lake).length === 0;
}

function upsertKey(lake: Peer): readonly Value[] {
  return listSetting({ component: lake.component }, "upsertKey");
}
