import type { Diagnostic } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { zoneWritten } from "../../tables/lake-tables.ts";
import { roleArn } from "../iam.ts";
import { firstPrefix } from "../object-store/prefixes.ts";
import { deliveryLogging, firehose, firehoseGrants, firehoseOutputs, refusesConfluent } from "./firehose.ts";

const TIME_PREFIX = "!{timestamp:yyyy/MM/dd/HH}";

/** Firehose lands events as compressed lines in an object store, or beside Delta and Hudi tables for a Spark job to merge. */
export const firehoseS3: Lowering = {
  cloud: "aws",
  kind: "stream-delivery",
  variant: "firehose-s3",
  service: "Amazon Data Firehose",
  gap: "Delta and Hudi tables are not written by Firehose: it lands files, a Spark job merges them",
  minutes: [1, 2],
  outputs: firehoseOutputs,
  grants: firehoseGrants,
  refuses: refusesConfluent,
  lower: (context) => {
    const target = context.outgoing("files")[0] ?? context.outgoing("tables")[0];
    if (!target) {
      context.report(deliversNowhere(context));
      return [];
    }
    return firehose(context, {
      destination: ({ key }) => ({ properties: { ExtendedS3DestinationConfiguration: destination(context, target, key) } }),
    });
  },
};

function deliversNowhere({ component }: LoweringContext): Diagnostic {
  return {
    severity: "error",
    code: "ZL-DELIVERY-NOWHERE",
    message: `“${component.title}” delivers into nothing.`,
    target: { component: component.id },
    hint: "Draw an arrow from it to Lakehouse tables or to an Object store.",
  };
}

function destination(context: LoweringContext, target: Peer, topic: string | undefined) {
  const root = landingPrefix(target, context);
  const folder = [context.component.id, ...(topic === undefined ? [] : [topic])].join("/");
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const bucketArns = target.outputs["bucketArns"];
  return {
    BucketARN: target.outputs["bucketArn"] ?? (Array.isArray(bucketArns) ? bucketArns[0] : undefined),
    RoleARN: roleArn(context),
    Prefix: `${root}${folder}/${TIME_PREFIX}/`,
    ErrorOutputPrefix: `${root}errors/${folder}/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
    BufferingHints: { IntervalInSeconds: numberSetting(context, "bufferSeconds"), SizeInMBs: numberSetting(context, "bufferMb") },
    CompressionFormat: "GZIP",
    EncryptionConfiguration: keyArn === undefined ? undefined : { KMSEncryptionConfig: { AWSKMSKeyARN: keyArn } },
    CloudWatchLoggingOptions: deliveryLogging(context),
    ProcessingConfiguration: {
      Enabled: true,
      Processors: [{ Type: "AppendDelimiterToRecord", Parameters: [{ ParameterName: "Delimiter", ParameterValue: "\\n" }] }],
    },
  };
}

/** Below the zone that the arrow gives rights on; beside tables, in a folder that no engine takes for a table. */
function landingPrefix(target: Peer, context: LoweringContext): string {
  if (target.edge.to.port === "tables")
    return `${zoneWritten(target.component, { component: context.component, edge: target.edge })}/_landing/`;
  return firstPrefix(target);
}
