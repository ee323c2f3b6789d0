import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, type Part } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { dashboard } from "./dashboard.ts";
import { failedRunsRule } from "./failed-runs.ts";
import type { Signal } from "./signal.ts";
import { SIGNALS } from "./signals-of.ts";

const TOPIC = "AWS::SNS::Topic";
const ALARM = "AWS::CloudWatch::Alarm";
/** Services that publish to the topic; who else wants to is added here, since a topic has one policy. */
const PUBLISHERS = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "costalerts.amazonaws.com"];

/** One topic for people, alarms for what the components report, and a dashboard. */
export const cloudwatch: Lowering = {
  cloud: "aws",
  kind: "monitoring",
  variant: "cloudwatch",
  service: "Amazon CloudWatch and Amazon SNS",
  gap: "people confirm their subscription by e-mail",
  minutes: [0, 2],

  outputs: (part) => {
    const topic = { topicArn: ref(part, "topic", "TopicArn"), topicName: topicName(part) };
    return { ports: { metrics: topic }, facts: topic };
  },

  lower: (context) => {
    const signals = signalsOf(context);
    reportSilence(context);
    return [
      ...topicWithReaders(context),
      dashboard(context, signals),
      ...signals.map((signal) => alarm(context, signal)),
      ...(wants(context, "failures") || context.incoming("metrics").length > 0 ? failedRunsRule(context) : []),
    ];
  },
};

function signalsOf(context: LoweringContext): readonly Signal[] {
  return Object.entries(SIGNALS)
    .flatMap(([kind, signals]) =>
      context.environment.components(kind).flatMap((one) => signals(one, context.target.tier, context.environment)),
    )
    .filter((signal) => wants(context, signal.alert));
}

function wants(part: Part, alert: string): boolean {
  return listSetting(part, "alerts").includes(alert);
}

/** Subscriptions are resources of their own: inside the topic their order would look like drift. */
function topicWithReaders(context: LoweringContext): readonly DesiredResource[] {
  const TopicArn = ref(context, "topic", "TopicArn");
  return [
    awsResource(context, {
      name: "topic",
      type: TOPIC,
      properties: {
        TopicName: topicName(context),
        DisplayName: "Zerolake alerts",
        KmsMasterKeyId: context.platform("encryption-key")?.["keyArn"],
      },
    }),
    awsResource(context, {
      name: "topicPolicy",
      type: "AWS::SNS::TopicInlinePolicy",
      properties: {
        TopicArn,
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "Publishers",
              Effect: "Allow",
              Principal: { Service: PUBLISHERS },
              Action: "sns:Publish",
              Resource: TopicArn,
              Condition: { StringEquals: { "aws:SourceAccount": context.target.account } },
            },
            // Rules do not say whose they are: a condition would refuse them.
            { Sid: "Rules", Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sns:Publish", Resource: TopicArn },
          ],
        },
      },
    }),
    ...listSetting(context, "recipients").map((recipient) =>
      awsResource(context, {
        name: "subscription",
        key: recipient,
        type: "AWS::SNS::Subscription",
        properties: { TopicArn, Protocol: recipient.startsWith("https://") ? "https" : "email", Endpoint: recipient },
      }),
    ),
  ];
}

function alarm(context: LoweringContext, signal: Signal): DesiredResource {
  const TopicArn = ref(context, "topic", "TopicArn");
  return awsResource(context, {
    name: "alarm",
    key: signal.key,
    type: ALARM,
    properties: {
      AlarmName: nameOf(context, ALARM, "alarm", signal.key),
      AlarmDescription: signal.description,
      Namespace: signal.namespace,
      MetricName: signal.metricName,
      Dimensions: Object.entries(signal.dimensions).map(([Name, value]) => ({ Name, Value: value })),
      Statistic: signal.statistic,
      Period: signal.periodSeconds,
      EvaluationPeriods: signal.evaluationPeriods,
      DatapointsToAlarm: signal.badPeriods,
      Threshold: signal.threshold,
      ComparisonOperator: "GreaterThanThreshold",
      TreatMissingData: "notBreaching",
      AlarmActions: [TopicArn],
      OKActions: [TopicArn],
    },
    dependsOn: ["topicPolicy"],
  });
}

/** Alerts that reach nobody look like safety. */
function reportSilence(context: LoweringContext): void {
  if (listSetting(context, "recipients").length > 0) return;
  context.report({
    severity: "info",
    code: "ZL-AWS-ALERTS-NOBODY",
    message: "Alerts are raised, but nobody receives them.",
    target: { component: context.component.id, setting: "recipients" },
    hint: "Add an e-mail address to the recipients of monitoring.",
  });
}

function topicName(part: Part): string {
  return nameOf(part, TOPIC, "topic");
}
