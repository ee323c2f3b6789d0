import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { type LakeTable, lakeTables } from "../../tables/lake-tables.ts";
import { partitionFields, startingColumns } from "../../tables/table-columns.ts";
import { awsResource } from "../resource.ts";
import { databaseName, glueLake, glueLakeGrants, glueLakeOutputs, lakeBucketName } from "./glue-lake.ts";
import { tableOptimizers } from "./table-optimizers.ts";

/** Iceberg tables as files on S3, one prefix and one Glue database per zone. */
export const icebergGlue: Lowering = {
  cloud: "aws",
  kind: "lakehouse-tables",
  variant: "iceberg-glue",
  service: "Apache Iceberg on Amazon S3 with AWS Glue Data Catalog",
  minutes: [1, 3],
  outputs: (part) => glueLakeOutputs(part, "iceberg"),
  grants: glueLakeGrants,
  lower: (context) => [
    ...glueLake(context),
    ...lakeTables(context.component, context.environment)
      .filter((table) => table.isCreatedByUs)
      .map((candidate) => table(context, candidate)),
    ...tableOptimizers(context),
  ],
};

function table(context: LoweringContext, { zone, name }: LakeTable): DesiredResource {
  const partitions = partitionFields(context.component);
  return awsResource(context, {
    name: "table",
    key: `${zone}.${name}`,
    type: "AWS::Glue::Table",
    via: "sdk:glue",
    properties: {
      CatalogId: context.target.account,
      DatabaseName: databaseName(context, zone),
      Name: name,
      OpenTableFormatInput: {
        IcebergInput: {
          MetadataOperation: "CREATE",
          Version: String(numberSetting(context, "formatVersion", 2)),
          IcebergTableInput: {
            Location: `s3://${lakeBucketName(context)}/${zone}/${name}`,
            Schema: {
              SchemaId: 0,
              Type: "struct",
              Fields: startingColumns(context.component).map((column) => ({
                Id: column.id,
                Name: column.name,
                Type: column.type,
                Required: false,
              })),
            },
            PartitionSpec:
              partitions.length === 0
                ? undefined
                : {
                    SpecId: 0,
                    Fields: partitions.map((field, index) => ({
                      SourceId: field.sourceId,
                      FieldId: 1000 + index,
                      Name: field.name,
                      Transform: field.transform,
                    })),
                  },
          },
        },
      },
    },
    dependsOn: ["database"],
  });
}
