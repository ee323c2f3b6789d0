import type { DesiredResource, Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, type Peer } from "../../../lowering.ts";
import { bytesCutoff } from "../../../sizing/bytes-cutoff.ts";
import { databaseOf, lakeTables } from "../../tables/lake-tables.ts";
import { arn } from "../arn.ts";
import { artefactStore } from "../artefact.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const WORKGROUP = "AWS::Athena::WorkGroup";
const PREVIEW_ROWS = 100;

/** SQL without a server; every query runs with the rights of whoever asks it. */
export const athena: Lowering = {
  cloud: "aws",
  kind: "sql-engine",
  variant: "athena",
  service: "Amazon Athena",
  gap: "concurrency is shared by the account; rows change in Iceberg tables only",
  minutes: [0, 1],
  outputs: (part) => ({
    ports: {
      rows: {
        workgroup: workgroupName(part),
        workgroupArn: arn(part, "athena", `workgroup/${workgroupName(part)}`),
        region: part.target.region,
      },
    },
  }),
  readsAsCaller: ["tables"],
  grants: {
    out: {
      rows: (self) => {
        const { bucketArn } = artefactStore(self);
        return [
          allow(
            [
              "athena:StartQueryExecution",
              "athena:GetQueryExecution",
              "athena:GetQueryResults",
              "athena:StopQueryExecution",
              "athena:GetWorkGroup",
            ],
            [arn(self, "athena", `workgroup/${workgroupName(self)}`)],
          ),
          allow(["s3:ListBucket", "s3:GetBucketLocation"], [bucketArn]),
          allow(["s3:GetObject", "s3:PutObject"], [`${bucketArn}/${resultPrefix(self)}*`]),
        ];
      },
    },
  },
  lower: (context) => [workgroup(context), ...context.incoming("tables").flatMap((lake) => previews(context, lake))],
};

function workgroupName(part: Part): string {
  return nameOf(part, WORKGROUP, "workgroup");
}

function resultPrefix(part: Part): string {
  return `athena/${part.component.id}/`;
}

function workgroup(context: LoweringContext): DesiredResource {
  const keyArn: Value | undefined = context.platform("encryption-key")?.["keyArn"];
  return awsResource(context, {
    name: "workgroup",
    type: WORKGROUP,
    properties: {
      Name: workgroupName(context),
      Description: `SQL of ${context.component.id}`,
      State: "ENABLED",
      // Without it a workgroup that holds saved queries refuses its deletion.
      RecursiveDeleteOption: context.target.tier === "production" ? undefined : true,
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        PublishCloudWatchMetricsEnabled: true,
        BytesScannedCutoffPerQuery: bytesCutoff(numberSetting(context, "tbScannedPerDay", 0)),
        EngineVersion: { SelectedEngineVersion: "Athena engine version 3" },
        ResultConfiguration: {
          OutputLocation: `s3://${artefactStore(context).bucketName}/${resultPrefix(context)}`,
          EncryptionConfiguration: keyArn === undefined ? { EncryptionOption: "SSE_S3" } : { EncryptionOption: "SSE_KMS", KmsKey: keyArn },
        },
      },
    },
  });
}

/** One saved query per wired table, so that the first look needs no typing. */
function previews(context: LoweringContext, lake: Peer): readonly DesiredResource[] {
  const catalog = lake.outputs["athenaCatalog"];
  return lakeTables(lake.component, context.environment).map(({ zone, name }) => {
    const database = databaseOf(lake.outputs, zone);
    const table = [...(typeof catalog === "string" ? [catalog] : []), database, name].map((part) => `"${part}"`).join(".");
    return awsResource(context, {
      name: "preview",
      key: `${lake.component.id}.${zone}.${name}`,
      type: "AWS::Athena::NamedQuery",
      properties: {
        Name: `Preview ${zone} ${name}`,
        Database: database,
        QueryString: `SELECT * FROM ${table} LIMIT ${PREVIEW_ROWS}`,
        WorkGroup: workgroupName(context),
        Description: `First rows of ${lake.component.title}, ${zone}`,
      },
      dependsOn: ["workgroup"],
    });
  });
}
