import { type Lowering, type LoweringContext, listSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { callsPrefix, cloudTrail } from "../cloud-trail.ts";
import { policyLogicalName, workloadRole } from "../iam.ts";
import { logGroup, logGroupArn, logGroupName, writeLogs } from "../log-group.ts";
import { forwarderOutputs, forwardLines, refusesDelivery } from "./forward-lines.ts";

const TRAIL_GROUP = "calls";
const TRAIL_ROLE = "trailRole";

/** Calls to the account itself: a trail writes them to a log group, whose lines go on to the stream. */
export const cloudtrail: Lowering = {
  cloud: "aws",
  kind: "log-source",
  variant: "cloudtrail",
  service: "AWS CloudTrail to Amazon CloudWatch Logs",
  gap: "calls arrive some minutes late; those that only touch data, such as reading an object, are not among them",
  minutes: [1, 3],
  outputs: forwarderOutputs,
  refuses: refusesDelivery,
  lower: (context) => [
    ...trail(context),
    ...forwardLines(context, [
      { name: logGroupName(context, TRAIL_GROUP), madeBy: "trailLog" },
      ...[...new Set(listSetting(context, "logGroups"))].map((name) => ({ name })),
    ]),
  ],
};

function trail(context: LoweringContext) {
  return [
    logGroup(context, TRAIL_GROUP, { name: "trailLog" }),
    ...workloadRole(context, { name: TRAIL_ROLE, services: ["cloudtrail.amazonaws.com"], baseline: [writeLogs(context, TRAIL_GROUP)] }),
    cloudTrail(context, {
      name: "trail",
      prefix: callsPrefix(context),
      properties: {
        IncludeGlobalServiceEvents: true,
        CloudWatchLogsLogGroupArn: logGroupArn(context, TRAIL_GROUP),
        CloudWatchLogsRoleArn: ref(context, TRAIL_ROLE, "Arn"),
      },
      dependsOn: ["trailLog", policyLogicalName(TRAIL_ROLE)],
    }),
  ];
}
