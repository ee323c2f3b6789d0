import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { sparkRetries, sparkTimeoutMinutes, workerOf } from "../../../sizing/spark-capacity.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { artefactStore, useArtefacts } from "../artefact.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { jobFiles } from "./job-files.ts";
import { EVERY_NIGHT } from "./nightly-runs.ts";
import { reportIdle } from "./report-idle.ts";
import { sparkProperties } from "./spark-catalog.ts";
import { sparkRuns } from "./spark-run.ts";

const JOB = "AWS::Glue::Job";
const SECURITY = "AWS::Glue::SecurityConfiguration";
const TRIGGER = "AWS::Glue::Trigger";
const GLUE_VERSION = "5.0";
/** Glue starts no job with fewer. */
const WORKERS_MIN = 2;

/** One Glue job; it brings the libraries of all table formats. */
export const glueSpark: Lowering = {
  cloud: "aws",
  kind: "spark-engine",
  variant: "glue",
  service: "AWS Glue",
  gap: "no Spark of your own; worker types are fixed",
  minutes: [0, 1],
  outputs: (part) => {
    const job = { jobName: nameOf(part, JOB, "job") };
    return { ports: { runs: { ...job, protocol: "glue", roleArn: roleArn(part) }, tables: job, files: job, features: job } };
  },
  grants: {
    in: {
      runs: (self) => [
        allow(
          ["glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"],
          [arn(self, "glue", `job/${nameOf(self, JOB, "job")}`)],
        ),
      ],
    },
  },
  lower: (context) => {
    const files = jobFiles(context);
    reportIdle(context);
    return [
      ...workloadRole(context, { services: ["glue.amazonaws.com"], baseline: jobRights(context), usesKey: true }),
      ...files.resources,
      ...securityConfiguration(context),
      job(context, files.entryPoint, files.sqlUri),
      ...(context.incoming("runs").length > 0 ? [] : [nightlyTrigger(context)]),
    ];
  },
};

function jobRights(context: LoweringContext) {
  return [
    ...useArtefacts(context),
    allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], [arn(context, "logs", "log-group:/aws-glue/*")]),
    allow(["cloudwatch:PutMetricData"], ["*"], { StringEquals: { "cloudwatch:namespace": "Glue" } }),
    // The service makes the log group itself and encrypts it with the job's role.
    ...(context.has("encryption-key") ? [allow(["logs:AssociateKmsKey"], [arn(context, "logs", "log-group:/aws-glue/*")])] : []),
  ];
}

function securityName(part: Part): string {
  return nameOf(part, SECURITY, "securityConfiguration");
}

function securityConfiguration(context: LoweringContext): readonly DesiredResource[] {
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

function job(context: LoweringContext, ScriptLocation: string, sqlUri: string | undefined): DesiredResource {
  const { bucketName } = artefactStore(context);
  return awsResource(context, {
    name: "job",
    type: JOB,
    properties: {
      Name: nameOf(context, JOB, "job"),
      Role: ref(context, "role", "Arn"),
      GlueVersion: GLUE_VERSION,
      WorkerType: workerOf(textSetting(context, "workerSize", "small")).glueType,
      NumberOfWorkers: Math.max(WORKERS_MIN, numberSetting(context, "workersMax", WORKERS_MIN)),
      ExecutionClass:
        numberSetting(context, "spotShare", 0) > 0 && textSetting(context, "workerSize", "small") !== "large" ? "FLEX" : "STANDARD",
      Command: { Name: "glueetl", PythonVersion: "3", ScriptLocation },
      DefaultArguments: {
        "--enable-glue-datacatalog": "true",
        "--enable-auto-scaling": "true",
        "--enable-metrics": "true",
        "--enable-observability-metrics": "true",
        "--enable-continuous-cloudwatch-log": "true",
        "--TempDir": `s3://${bucketName}/scratch/${context.component.id}/`,
        ...dataLakeArguments(context),
        ...firstRun(context, sqlUri),
      },
      SecurityConfiguration: context.has("encryption-key") ? securityName(context) : undefined,
      MaxRetries: sparkRetries(context.target.tier),
      Timeout: sparkTimeoutMinutes(numberSetting(context, "hoursPerDay", 1)),
      ExecutionProperty: { MaxConcurrentRuns: 1 },
    },
    dependsOn: [policyLogicalName()],
  });
}

/** Glue takes several session properties in one argument, each but the first introduced by `--conf`. */
function dataLakeArguments(context: LoweringContext) {
  const lakes = [...context.incoming("tables"), ...context.outgoing("tables")];
  const formats = [...new Set(lakes.map(({ outputs }) => String(outputs["format"])))];
  if (formats.length === 0) return {};
  const properties = Object.entries(sparkProperties(lakes)).filter(([key]) => key !== "spark.jars" && !key.startsWith("spark.hadoop.hive"));
  return { "--datalake-formats": formats.join(","), "--conf": properties.map(([key, value]) => `${key}=${value}`).join(" --conf ") };
}

/** The job writes one table when nobody says otherwise; a workflow passes its own arguments. */
function firstRun(context: LoweringContext, sqlUri: string | undefined): Readonly<Record<string, string>> {
  const args = sparkRuns(context, context.environment, sqlUri)[0]?.args ?? [];
  return Object.fromEntries(args.flatMap((arg, index) => (index % 2 === 0 ? [[arg, args[index + 1] ?? ""]] : [])));
}

function nightlyTrigger(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "trigger",
    type: TRIGGER,
    properties: {
      Name: nameOf(context, TRIGGER, "trigger"),
      Type: "SCHEDULED",
      Schedule: EVERY_NIGHT,
      StartOnCreation: true,
      Actions: [{ JobName: ref(context, "job", "Name") }],
    },
  });
}
