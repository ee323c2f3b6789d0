import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { arn } from "../arn.ts";
import { artefactStore, useArtefacts } from "../artefact.ts";
import { allow, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { ownSparkProperties } from "./spark-catalog.ts";

const SECURITY = "AWS::Glue::SecurityConfiguration";
export const GLUE_VERSION = "5.0";

/** The role of a job of Glue; `more` is what this one needs beside its code, scratch files, logs and metrics. */
export function glueRole(context: LoweringContext, more: readonly Statement[] = []): readonly DesiredResource[] {
  return workloadRole(context, { services: ["glue.amazonaws.com"], baseline: [...jobRights(context), ...more], usesKey: true });
}

function jobRights(context: LoweringContext): readonly Statement[] {
  return [
    ...useArtefacts(context),
    allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], [arn(context, "logs", "log-group:/aws-glue/*")]),
    allow(["cloudwatch:PutMetricData"], ["*"], { StringEquals: { "cloudwatch:namespace": "Glue" } }),
    // The service makes the log group itself and encrypts it with the job's role.
    ...(context.has("encryption-key") ? [allow(["logs:AssociateKmsKey"], [arn(context, "logs", "log-group:/aws-glue/*")])] : []),
  ];
}

/** Nothing without a customer key: the service encrypts with its own then. */
export function securityName(context: LoweringContext): string | undefined {
  return context.has("encryption-key") ? nameOf(context, SECURITY, "securityConfiguration") : undefined;
}

/** What a job writes itself – logs, bookmarks, scratch files – is encrypted with the customer key. */
export function securityConfiguration(context: LoweringContext): readonly DesiredResource[] {
  const KmsKeyArn = context.platform("encryption-key")?.["keyArn"];
  if (KmsKeyArn === undefined) return [];
  return [
    awsResource(context, {
      name: "securityConfiguration",
      type: SECURITY,
      properties: {
        Name: securityName(context),
        EncryptionConfiguration: {
          CloudWatchEncryption: { CloudWatchEncryptionMode: "SSE-KMS", KmsKeyArn },
          JobBookmarksEncryption: { JobBookmarksEncryptionMode: "CSE-KMS", KmsKeyArn },
          S3Encryptions: [{ S3EncryptionMode: "SSE-KMS", KmsKeyArn }],
        },
      },
    }),
  ];
}

/** Arguments that Glue itself reads, the catalogs of the wired table stores included. */
export function glueArguments(context: LoweringContext): Readonly<Record<string, string>> {
  return {
    "--enable-glue-datacatalog": "true",
    "--enable-auto-scaling": "true",
    "--enable-metrics": "true",
    "--enable-observability-metrics": "true",
    "--enable-continuous-cloudwatch-log": "true",
    "--TempDir": `s3://${artefactStore(context).bucketName}/scratch/${context.component.id}/`,
    ...dataLakeArguments(context),
  };
}

/** Glue takes several session properties in one argument, each but the first introduced by `--conf`. */
function dataLakeArguments(context: LoweringContext) {
  const lakes = [...context.incoming("tables"), ...context.outgoing("tables")];
  const formats = [...new Set(lakes.map(({ outputs }) => String(outputs["format"])))];
  if (formats.length === 0) return {};
  const properties = ownSparkProperties(lakes).map(([key, value]) => `${key}=${value}`);
  return { "--datalake-formats": formats.join(","), "--conf": properties.join(" --conf ") };
}
