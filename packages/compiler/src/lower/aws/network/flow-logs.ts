import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { logGroup, logGroupArn, logGroupName } from "../log-group.ts";
import { awsResource } from "../resource.ts";

const ROLE = "flowLogRole";
const PURPOSE = "flow";
/** Seconds that the service collects before it writes; the longer of the two that it offers. */
const AGGREGATION_SECONDS = 600;

/** Refused connections are kept in production: they tell a wrong rule from an attack. */
export function flowLogs(context: LoweringContext): readonly DesiredResource[] {
  const actions = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"];
  return [
    logGroup(context, PURPOSE),
    ...workloadRole(context, {
      name: ROLE,
      services: ["vpc-flow-logs.amazonaws.com"],
      baseline: [allow(actions, [logGroupArn(context, PURPOSE)]), allow(["logs:DescribeLogGroups"], ["*"])],
    }),
    awsResource(context, {
      name: "flowLog",
      type: "AWS::EC2::FlowLog",
      properties: {
        ResourceId: ref(context, "vpc", "VpcId"),
        ResourceType: "VPC",
        TrafficType: "REJECT",
        LogDestinationType: "cloud-watch-logs",
        LogGroupName: logGroupName(context, PURPOSE),
        DeliverLogsPermissionArn: ref(context, ROLE, "Arn"),
        MaxAggregationInterval: AGGREGATION_SECONDS,
      },
      dependsOn: ["log", policyLogicalName(ROLE)],
    }),
  ];
}
