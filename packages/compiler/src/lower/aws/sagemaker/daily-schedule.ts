import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { pipelineArn } from "./pipeline.ts";

const SCHEDULE = "AWS::Scheduler::Schedule";
const SCHEDULER_ROLE = "schedulerRole";

/** Starts the component's pipeline once a day, with a role of its own. */
export function dailySchedule(context: LoweringContext): readonly DesiredResource[] {
  return [
    ...workloadRole(context, {
      name: SCHEDULER_ROLE,
      services: ["scheduler.amazonaws.com"],
      baseline: [allow(["sagemaker:StartPipelineExecution"], [pipelineArn(context)])],
    }),
    awsResource(context, {
      name: "schedule",
      type: SCHEDULE,
      properties: {
        Name: nameOf(context, SCHEDULE, "schedule"),
        GroupName: "default",
        ScheduleExpression: "rate(1 day)",
        FlexibleTimeWindow: { Mode: "OFF" },
        State: "ENABLED",
        Target: { Arn: pipelineArn(context), RoleArn: ref(context, SCHEDULER_ROLE, "Arn") },
      },
      dependsOn: ["pipeline", policyLogicalName(SCHEDULER_ROLE)],
    }),
  ];
}
