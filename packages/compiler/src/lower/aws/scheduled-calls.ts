import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../lowering.ts";
import { jsonText } from "../json-text.ts";
import { partitionOf } from "./arn.ts";
import { policyLogicalName, roleArn, workloadRole } from "./iam.ts";
import { nameOf } from "./names.ts";
import { awsResource } from "./resource.ts";

const SCHEDULE = "AWS::Scheduler::Schedule";
const SCHEDULER_ROLE = "schedulerRole";

/** One request that is sent again and again. */
export interface ScheduledCall {
  readonly key: string;
  readonly input: Value;
  readonly dependsOn: readonly string[];
  readonly deferredUntil?: string | undefined;
}

export interface CallSchedule {
  /** Service and operation as the scheduler calls them, e.g. `emr:runJobFlow`. */
  readonly operation: string;
  /** What the operation needs; the scheduler gets it in a role of its own. */
  readonly rights: readonly Statement[];
  /** In the cloud's form, in UTC. */
  readonly expression: string;
  /** A call may come so many minutes later. */
  readonly windowMinutes: number;
  /** How often a call that failed is sent again. */
  readonly retries: number;
}

/** Calls an operation of a service on a schedule; nothing without calls. */
export function scheduledCalls(
  context: LoweringContext,
  schedule: CallSchedule,
  calls: readonly ScheduledCall[],
): readonly DesiredResource[] {
  if (calls.length === 0) return [];
  return [
    ...workloadRole(context, { name: SCHEDULER_ROLE, services: ["scheduler.amazonaws.com"], baseline: schedule.rights }),
    ...calls.map((call) => scheduledCall(context, schedule, call)),
  ];
}

function scheduledCall(context: LoweringContext, schedule: CallSchedule, call: ScheduledCall): DesiredResource {
  return awsResource(context, {
    name: "schedule",
    key: call.key,
    type: SCHEDULE,
    properties: {
      Name: nameOf(context, SCHEDULE, "schedule", call.key),
      GroupName: "default",
      ScheduleExpression: schedule.expression,
      ScheduleExpressionTimezone: "UTC",
      FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: schedule.windowMinutes },
      State: "ENABLED",
      Target: {
        Arn: `arn:${partitionOf(context.target.region)}:scheduler:::aws-sdk:${schedule.operation}`,
        RoleArn: roleArn(context, SCHEDULER_ROLE),
        Input: jsonText(call.input),
        RetryPolicy: { MaximumRetryAttempts: schedule.retries },
      },
    },
    dependsOn: [...call.dependsOn, policyLogicalName(SCHEDULER_ROLE)],
    ...(call.deferredUntil === undefined ? {} : { deferredUntil: call.deferredUntil }),
  });
}
