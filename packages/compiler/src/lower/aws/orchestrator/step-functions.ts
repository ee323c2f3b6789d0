import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { awsCron } from "../../../sizing/aws-cron.ts";
import { jsonText } from "../../json-text.ts";
import { ref } from "../../part-address.ts";
import { arn, partitionOf } from "../arn.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { logGroup, logGroupArn } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { stateMachine } from "./state-machine.ts";
import { workflowSteps } from "./workflow-steps.ts";

const WORKFLOW = "AWS::StepFunctions::StateMachine";
const SCHEDULE = "AWS::Scheduler::Schedule";
const SCHEDULER_ROLE = "schedulerRole";
const LOG_PURPOSE = "workflow";
/** Groups with this prefix share one permission, which the service would otherwise outgrow. */
const LOG_PREFIX = "/aws/vendedlogs/states";
const KEY_REUSE_SECONDS = 300;
const TRACE = ["PutTraceSegments", "PutTelemetryRecords", "GetSamplingRules", "GetSamplingTargets"].map((verb) => `xray:${verb}`);
const START_WINDOW_SECONDS = 3600;

/** One workflow that starts what the arrows point to, on a schedule. */
export const stepFunctions: Lowering = {
  cloud: "aws",
  kind: "orchestrator",
  variant: "step-functions",
  service: "AWS Step Functions",
  gap: "no Airflow: the workflow is generated from the arrows",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { runs: { protocol: "states", stateMachineArn: stateMachineArn(part), region: part.target.region } } }),
  lower: (context) => [
    logGroup(context, LOG_PURPOSE, { prefix: LOG_PREFIX }),
    ...workloadRole(context, { services: ["states.amazonaws.com"], baseline: workflowRights(context), usesKey: true }),
    workflow(context),
    ...workloadRole(context, {
      name: SCHEDULER_ROLE,
      services: ["scheduler.amazonaws.com"],
      baseline: [allow(["states:StartExecution"], [stateMachineArn(context)])],
    }),
    schedule(context),
  ],
};

function stateMachineArn(part: Part): string {
  return arn(part, "states", `stateMachine:${nameOf(part, WORKFLOW, "workflow")}`);
}

/** The log delivery actions have no resource level; waiting for jobs works through rules that the service manages. */
function workflowRights(context: LoweringContext) {
  return [
    allow(
      [
        "logs:CreateLogDelivery",
        "logs:GetLogDelivery",
        "logs:UpdateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:DescribeResourcePolicies",
        "logs:DescribeLogGroups",
      ],
      ["*"],
    ),
    allow(["events:PutTargets", "events:PutRule", "events:DescribeRule"], [arn(context, "events", "rule/StepFunctions*")]),
    ...(context.target.tier === "production" ? [allow(TRACE, ["*"])] : []),
  ];
}

function workflow(context: LoweringContext): DesiredResource {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  return awsResource(context, {
    name: "workflow",
    type: WORKFLOW,
    properties: {
      StateMachineName: nameOf(context, WORKFLOW, "workflow"),
      StateMachineType: "STANDARD",
      RoleArn: ref(context, "role", "Arn"),
      DefinitionString: jsonText(
        stateMachine(workflowSteps(context), {
          retries: numberSetting(context, "retries", 1),
          partition: partitionOf(context.target.region),
        }),
      ),
      LoggingConfiguration: {
        Level: "ERROR",
        IncludeExecutionData: false,
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: logGroupArn(context, LOG_PURPOSE, LOG_PREFIX) } }],
      },
      TracingConfiguration: context.target.tier === "production" ? { Enabled: true } : undefined,
      EncryptionConfiguration:
        keyArn === undefined
          ? undefined
          : { Type: "CUSTOMER_MANAGED_KMS_KEY", KmsKeyId: keyArn, KmsDataKeyReusePeriodSeconds: KEY_REUSE_SECONDS },
    },
    dependsOn: [policyLogicalName(), "log"],
  });
}

function schedule(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "schedule",
    type: SCHEDULE,
    properties: {
      Name: nameOf(context, SCHEDULE, "schedule"),
      GroupName: "default",
      ScheduleExpression: awsCron(textSetting(context, "schedule", "daily")),
      ScheduleExpressionTimezone: "UTC",
      FlexibleTimeWindow: { Mode: "OFF" },
      State: "ENABLED",
      Target: {
        Arn: ref(context, "workflow", "Arn"),
        RoleArn: roleArn(context, SCHEDULER_ROLE),
        RetryPolicy: { MaximumRetryAttempts: numberSetting(context, "retries", 1), MaximumEventAgeInSeconds: START_WINDOW_SECONDS },
      },
    },
    // What the workflow starts acts with roles of its own: they have their rights before the first start.
    dependsOn: [
      policyLogicalName(SCHEDULER_ROLE),
      ...context.outgoing("runs").map(({ component }) => `${component.id}.${policyLogicalName()}`),
    ],
  });
}
