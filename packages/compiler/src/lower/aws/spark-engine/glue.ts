import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { sparkRetries, sparkTimeoutMinutes, workerOf } from "../../../sizing/spark-capacity.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow, policyLogicalName, roleArn } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { argumentMap } from "./argument-map.ts";
import { GLUE_VERSION, glueArguments, glueRole, securityConfiguration, securityName } from "./glue-job.ts";
import { jobFiles } from "./job-files.ts";
import { EVERY_NIGHT } from "./nightly-runs.ts";
import { reportIdle } from "./report-idle.ts";
import { sparkRuns } from "./spark-run.ts";

const JOB = "AWS::Glue::Job";
const TRIGGER = "AWS::Glue::Trigger";
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
      ...glueRole(context),
      ...files.resources,
      ...securityConfiguration(context),
      job(context, files.entryPoint, files.sqlUri),
      ...(context.incoming("runs").length > 0 ? [] : [nightlyTrigger(context)]),
    ];
  },
};

function job(context: LoweringContext, ScriptLocation: string, sqlUri: string | undefined): DesiredResource {
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
        ...glueArguments(context),
        ...firstRun(context, sqlUri),
      },
      SecurityConfiguration: securityName(context),
      MaxRetries: sparkRetries(context.target.tier),
      Timeout: sparkTimeoutMinutes(numberSetting(context, "hoursPerDay", 1)),
      ExecutionProperty: { MaxConcurrentRuns: 1 },
    },
    dependsOn: [policyLogicalName()],
  });
}

/** The job writes one table when nobody says otherwise; a workflow passes its own arguments. */
function firstRun(context: LoweringContext, sqlUri: string | undefined): Readonly<Record<string, string>> {
  return argumentMap(sparkRuns(context, context.environment, sqlUri)[0]?.args ?? []);
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
