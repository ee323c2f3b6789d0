import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { airflowWorkersMax } from "../../../sizing/airflow-workers.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { artefactStore } from "../artefact.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { useKey } from "../use-key.ts";
import { airflowDag } from "./airflow-dag.ts";
import { workflowSteps } from "./workflow-steps.ts";

const ENVIRONMENT = "AWS::MWAA::Environment";
const AIRFLOW_VERSION = "2.10.3";
/** The service takes exactly two. */
const SUBNETS = 2;

/** Airflow of the cloud with one generated workflow; more files may lie beside it. */
export const mwaa: Lowering = {
  cloud: "aws",
  kind: "orchestrator",
  variant: "mwaa",
  service: "Amazon Managed Workflows for Apache Airflow",
  gap: "it has a price even when idle",
  minutes: [20, 40],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => ({
    ports: { runs: { protocol: "airflow", environmentName: environmentName(part), roleArn: roleArn(part), region: part.target.region } },
  }),
  lower: (context) => [
    ...workloadRole(context, {
      services: ["airflow.amazonaws.com", "airflow-env.amazonaws.com"],
      usesKey: true,
      baseline: airflowRights(context),
    }),
    securityGroup(context, { description: `Airflow of ${context.component.id}` }),
    awsResource(context, {
      name: "selfIngress",
      type: "AWS::EC2::SecurityGroupIngress",
      properties: {
        GroupId: securityGroupId(context),
        IpProtocol: "-1",
        SourceSecurityGroupId: securityGroupId(context),
        Description: "scheduler, workers and web server",
      },
    }),
    workflowFile(context),
    environment(context),
  ],
};

function environmentName(part: Part): string {
  return nameOf(part, ENVIRONMENT, "environment");
}

function folder(part: Part): string {
  return `airflow/${part.component.id}/dags`;
}

function airflowRights(context: LoweringContext) {
  const { bucketArn } = artefactStore(context);
  const logs = ["CreateLogStream", "CreateLogGroup", "PutLogEvents", "GetLogEvents", "GetLogGroupFields"];
  const queue = ["ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "GetQueueUrl", "ReceiveMessage", "SendMessage"];
  // The queue belongs to an account of the service.
  const queueArn = arn(context, "sqs", "airflow-celery-*").replace(`:${context.target.account}:`, ":*:");
  return [
    allow(["airflow:PublishMetrics"], [arn(context, "airflow", `environment/${environmentName(context)}`)]),
    allow(["s3:ListBucket", "s3:GetBucketPublicAccessBlock", "s3:GetBucketLocation"], [bucketArn]),
    allow(["s3:GetObject"], [`${bucketArn}/${folder(context)}/*`]),
    allow(["s3:GetAccountPublicAccessBlock", "logs:DescribeLogGroups"], ["*"]),
    allow(
      logs.map((verb) => `logs:${verb}`),
      [arn(context, "logs", `log-group:airflow-${environmentName(context)}-*`)],
    ),
    allow(["cloudwatch:PutMetricData"], ["*"], { StringEquals: { "cloudwatch:namespace": "AmazonMWAA" } }),
    allow(
      queue.map((verb) => `sqs:${verb}`),
      [queueArn],
    ),
    ...useKey(context),
  ];
}

function workflowFile(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "workflow",
    type: "Zerolake::S3::Object",
    via: "sdk:s3",
    properties: {
      Bucket: artefactStore(context).bucketName,
      Key: `${folder(context)}/${context.component.id}.py`,
      Content: airflowDag(workflowSteps(context), {
        id: context.component.id,
        schedule: textSetting(context, "schedule", "daily"),
        retries: numberSetting(context, "retries", 1),
      }),
      ContentType: "text/x-python",
    },
    // What the workflow starts acts with roles of its own: they have their rights before the first start.
    dependsOn: context.outgoing("runs").map(({ component }) => `${component.id}.${policyLogicalName()}`),
  });
}

function environment(context: LoweringContext): DesiredResource {
  const { tier } = context.target;
  return awsResource(context, {
    name: "environment",
    type: ENVIRONMENT,
    minutes: [20, 40],
    properties: {
      Name: environmentName(context),
      AirflowVersion: AIRFLOW_VERSION,
      EnvironmentClass: tier === "prototype" ? "mw1.micro" : "mw1.small",
      SourceBucketArn: artefactStore(context).bucketArn,
      DagS3Path: folder(context),
      ExecutionRoleArn: ref(context, "role", "Arn"),
      NetworkConfiguration: {
        SubnetIds: privateNetwork(context).privateSubnetIds.slice(0, SUBNETS),
        SecurityGroupIds: [securityGroupId(context)],
      },
      WebserverAccessMode: tier === "production" ? "PRIVATE_ONLY" : "PUBLIC_ONLY",
      MinWorkers: 1,
      MaxWorkers: airflowWorkersMax(tier),
      LoggingConfiguration: {
        TaskLogs: { Enabled: true, LogLevel: "INFO" },
        SchedulerLogs: { Enabled: true, LogLevel: "WARNING" },
        DagProcessingLogs: { Enabled: true, LogLevel: "WARNING" },
      },
      KmsKey: context.platform("encryption-key")?.["keyArn"],
    },
    dependsOn: [policyLogicalName(), "selfIngress", "workflow"],
  });
}
