import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import type { LoweringContext, Outputs, Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn, ref } from "../../part-address.ts";
import { legalName, ownerSuffix } from "../../physical-name.ts";
import { arn } from "../arn.ts";
import { logGroup, logGroupName } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const POLICY = "AWS::IoT::Policy";
const RULE = "AWS::IoT::TopicRule";
export const IOT = "iot.amazonaws.com";
export const LOG_PURPOSE = "iot";
/** A topic has 256 characters, and devices put their own words behind the prefix. */
const TOPIC_FORM = { max: 100, style: "hyphen" } as const;
/** Second word of the topic: the broker has checked that it is the sender's own name. */
export const DEVICE_ID = "${topic(2)}";

/** First word of every topic of these devices; no other environment of the account has it. */
export function topicPrefix(part: Part): string {
  const { environment } = part.target;
  const words = [environment.namePrefix, environment.name, part.component.id];
  return legalName(words, ownerSuffix(environment, addressIn(part, "topic")), TOPIC_FORM);
}

/** What the device team needs; the address of the broker is the account's own and stands in the console of AWS IoT. */
export function deviceOutputs(part: Part): Outputs {
  return {
    ports: {
      events: {
        protocol: "mqtt over TLS 8883 / wss 443",
        topicPrefix: topicPrefix(part),
        topicForm: `${topicPrefix(part)}/<thing name>/<anything>`,
        devicePolicyName: nameOf(part, POLICY, "devicePolicy"),
        ruleName: nameOf(part, RULE, "rule"),
        region: part.target.region,
      },
    },
  };
}

/** What a device with a certificate may do: connect under its own name and publish below it. */
export function devicePolicy(context: LoweringContext): DesiredResource {
  const thing = "${iot:Connection.Thing.ThingName}";
  return awsResource(context, {
    name: "devicePolicy",
    type: POLICY,
    properties: {
      PolicyName: nameOf(context, POLICY, "devicePolicy"),
      PolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: ["iot:Connect"], Resource: [arn(context, "iot", `client/${thing}`)] },
          { Effect: "Allow", Action: ["iot:Publish"], Resource: [arn(context, "iot", `topic/${topicPrefix(context)}/${thing}/*`)] },
        ],
      },
    },
  });
}

export interface DeviceRule {
  readonly actions: readonly LooseMap[];
  readonly dependsOn: readonly string[];
  readonly deferredUntil?: string;
}

/** Hands every reading on with the name of its sender and the time of its arrival; what cannot be handed on is logged. */
export function deviceRule(context: LoweringContext, { actions, dependsOn, deferredUntil }: DeviceRule): readonly DesiredResource[] {
  return [
    logGroup(context, LOG_PURPOSE),
    awsResource(context, {
      name: "rule",
      type: RULE,
      properties: {
        RuleName: nameOf(context, RULE, "rule"),
        TopicRulePayload: {
          Sql: `SELECT *, topic(2) AS device_id, timestamp() AS received_at FROM '${topicPrefix(context)}/#'`,
          AwsIotSqlVersion: "2016-03-23",
          RuleDisabled: false,
          Actions: actions,
          ErrorAction: errorAction(context),
        },
      },
      dependsOn: ["log", ...dependsOn],
      ...(deferredUntil === undefined ? {} : { deferredUntil }),
    }),
  ];
}

function errorAction(context: LoweringContext): PropertyMap {
  return { CloudwatchLogs: { LogGroupName: logGroupName(context, LOG_PURPOSE), RoleArn: ref(context, "role", "Arn"), BatchMode: false } };
}
