import { join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import type { SparkRun } from "../../jobs/batch-runs.ts";
import { ref } from "../../part-address.ts";
import { allow, policyLogicalName, roleArn } from "../iam.ts";
import { applicationName, emrApplication } from "./emr-application.ts";
import { jobFiles } from "./job-files.ts";
import { nightlyRuns } from "./nightly-runs.ts";
import { reportIdle } from "./report-idle.ts";

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
      ...nightlyRuns(context, {
        operation: "emrserverless:startJobRun",
        rights: startRights(context),
        retries: 1,
        inputOf: (run) => runInput(context, run, files.entryPoint),
        dependsOn: ["application", policyLogicalName()],
      }),
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

function runInput(context: LoweringContext, run: SparkRun, entryPoint: string) {
  return {
    ApplicationId: ref(context, "application", "ApplicationId"),
    ClientToken: "<aws.scheduler.execution-id>",
    ExecutionRoleArn: roleArn(context),
    Name: join(applicationName(context), "-", run.key),
    JobDriver: { SparkSubmit: { EntryPoint: entryPoint, EntryPointArguments: run.args } },
  };
}
