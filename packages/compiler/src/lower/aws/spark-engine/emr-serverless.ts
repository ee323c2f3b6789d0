import { type DesiredResource, join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import type { SparkRun } from "../../jobs/batch-runs.ts";
import { jsonText } from "../../json-text.ts";
import { ref } from "../../part-address.ts";
import { partitionOf } from "../arn.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { applicationName, emrApplication } from "./emr-application.ts";
import { jobFiles } from "./job-files.ts";
import { reportIdle } from "./report-idle.ts";
import { sparkRuns } from "./spark-run.ts";

const SCHEDULE = "AWS::Scheduler::Schedule";
const SCHEDULER_ROLE = "schedulerRole";
const EVERY_NIGHT = "cron(0 2 * * ? *)";
const RUN = ["emr-serverless:StartJobRun", "emr-serverless:GetJobRun", "emr-serverless:CancelJobRun"];

/** Spark without a cluster: the workflow starts its job, or the night does when no workflow is drawn. */
export const emrServerless: Lowering = {
  cloud: "aws",
  kind: "spark-engine",
  variant: "emr-serverless",
  service: "Amazon EMR Serverless",
  gap: "no spot share: Graviton is the saving; no HDFS, no SSH",
  minutes: [1, 3],
  outputs: (part) => {
    const application = { applicationId: ref(part, "application", "ApplicationId"), applicationName: applicationName(part) };
    const runs = { ...application, protocol: "emr-serverless", roleArn: roleArn(part) };
    return { ports: { runs, tables: application, files: application, features: application } };
  },
  grants: { in: { runs: startRights } },
  lower: (context) => {
    const files = jobFiles(context);
    reportIdle(context);
    return [
      ...emrApplication(context, { workersMax: numberSetting(context, "workersMax", 2) }),
      ...files.resources,
      ...nightlyRuns(context, files.entryPoint, files.sqlUri),
    ];
  },
};

function startRights(self: Part) {
  const application = ref(self, "application", "Arn");
  return [
    allow([...RUN, "emr-serverless:StartApplication"], [application, join(application, "/jobruns/*")]),
    allow(["iam:PassRole"], [roleArn(self)], { StringEquals: { "iam:PassedToService": "emr-serverless.amazonaws.com" } }),
  ];
}

function nightlyRuns(context: LoweringContext, entryPoint: string, sqlUri: string | undefined): readonly DesiredResource[] {
  const runs = context.incoming("runs").length > 0 ? [] : sparkRuns(context, context.environment, sqlUri);
  if (runs.length === 0) return [];
  return [
    ...workloadRole(context, { name: SCHEDULER_ROLE, services: ["scheduler.amazonaws.com"], baseline: startRights(context) }),
    ...runs.map((run) => nightlyRun(context, run, entryPoint)),
  ];
}

function nightlyRun(context: LoweringContext, run: SparkRun, entryPoint: string): DesiredResource {
  return awsResource(context, {
    name: "schedule",
    key: run.key,
    type: SCHEDULE,
    properties: {
      Name: nameOf(context, SCHEDULE, "schedule", run.key),
      GroupName: "default",
      ScheduleExpression: EVERY_NIGHT,
      ScheduleExpressionTimezone: "UTC",
      FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: 15 },
      State: "ENABLED",
      Target: {
        Arn: `arn:${partitionOf(context.target.region)}:scheduler:::aws-sdk:emrserverless:startJobRun`,
        RoleArn: roleArn(context, SCHEDULER_ROLE),
        Input: jsonText({
          ApplicationId: ref(context, "application", "ApplicationId"),
          ClientToken: "<aws.scheduler.execution-id>",
          ExecutionRoleArn: roleArn(context),
          Name: join(applicationName(context), "-", run.key),
          JobDriver: { SparkSubmit: { EntryPoint: entryPoint, EntryPointArguments: run.args } },
        }),
        RetryPolicy: { MaximumRetryAttempts: 1 },
      },
    },
    dependsOn: ["application", policyLogicalName(), policyLogicalName(SCHEDULER_ROLE)],
  });
}
