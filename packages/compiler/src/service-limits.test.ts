import type { DesiredResource } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { faultsOf } from "./audited-environments.testing.ts";
import { resolved } from "./lower/aws/handed-values.testing.ts";

type Json = Readonly<Record<string, unknown>>;

/** Faults of every resource of one type in every environment, with its references answered. */
function faultsOfType(type: string, check: (properties: Json, resource: DesiredResource) => readonly string[]): readonly string[] {
  return faultsOf(({ resources }) =>
    resources
      .filter((resource) => resource.type === type)
      .flatMap((resource) => check(resolved(resource.properties) as Json, resource).map((fault) => `${resource.address}: ${fault}`)),
  );
}

/** Memory in GB that Fargate takes for so many processor units. */
const FARGATE: Readonly<Record<string, readonly number[]>> = {
  "256": [0.5, 1, 2],
  "512": range(1, 4),
  "1024": range(2, 8),
  "2048": range(4, 16),
  "4096": range(8, 30),
  "8192": range(16, 60, 4),
  "16384": range(32, 120, 8),
};

function range(from: number, to: number, step = 1): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

/** Metrics that the services publish, and the dimensions under which they do. */
const METRICS: Readonly<Record<string, string>> = {
  "AWS/Kinesis GetRecords.IteratorAgeMilliseconds": "StreamName",
  "AWS/Kafka OfflinePartitionsCount": "Cluster Name",
  "AWS/KinesisAnalytics millisBehindLatest": "Application",
  "AWS/KinesisAnalytics records_lag_max": "Application",
  "AWS/KinesisAnalytics numberOfFailedCheckpoints": "Application",
  "AWS/Firehose DeliveryToIceberg.DataFreshness": "DeliveryStreamName",
  "AWS/Firehose DeliveryToS3.DataFreshness": "DeliveryStreamName",
  "AWS/EMRServerless FailedJobs": "ApplicationId",
  "AWS/States ExecutionsFailed": "StateMachineArn",
  "AWS/Lambda Errors": "FunctionName",
  "AWS/SageMaker Invocation5XXErrors": "EndpointName,VariantName",
  "AWS/ApplicationELB HTTPCode_Target_5XX_Count": "LoadBalancer",
};

const CRON = /^cron\(\S+ \S+ \S+ \S+ \S+ \S+\)$/;
const RATE = /^rate\((1 (minute|hour|day)|\d+ (minutes|hours|days))\)$/;

function scheduleFaults(expression: unknown): readonly string[] {
  const text = String(expression);
  const hasOneMark =
    text
      .replace(")", "")
      .split(" ")
      .filter((field) => field === "?").length === 1;
  return RATE.test(text) || (CRON.test(text) && hasOneMark) ? [] : [text];
}

function patternFaults(pattern: unknown): readonly string[] {
  return Object.entries(pattern as Json).flatMap(([field, value]) => {
    if (field === "$or")
      return (value as readonly unknown[]).length > 1 ? (value as readonly unknown[]).flatMap(patternFaults) : ["one-sided $or"];
    if (Array.isArray(value)) return value.length > 0 ? [] : [`${field} is empty`];
    return patternFaults(value);
  });
}

describe("what services refuse although their schema takes it", () => {
  it("Fargate: processor and memory come in fixed pairs", () => {
    expect(
      faultsOfType("AWS::ECS::TaskDefinition", ({ Cpu, Memory }) =>
        FARGATE[String(Cpu)]?.includes(Number(Memory) / 1024) ? [] : [`${String(Cpu)} units and ${String(Memory)} MB`],
      ),
    ).toEqual([]);
  });

  it("CloudWatch: an alarm watches a metric that exists, under the dimensions that it has", () => {
    expect(
      faultsOfType("AWS::CloudWatch::Alarm", ({ Namespace, MetricName, Dimensions }) => {
        const names = (Dimensions as readonly { readonly Name: string }[]).map(({ Name }) => Name).join(",");
        const metric = `${String(Namespace)} ${String(MetricName)}`;
        return METRICS[metric] === names ? [] : [`${metric} by ${names}`];
      }),
    ).toEqual([]);
  });

  it("CloudWatch: a dashboard is a grid of 24 columns, at most 500 graphs", () => {
    expect(
      faultsOfType("AWS::CloudWatch::Dashboard", ({ DashboardBody }) => {
        const { widgets } = JSON.parse(String(DashboardBody)) as { readonly widgets: readonly { x: number; width: number }[] };
        return [...widgets.filter(({ x, width }) => x + width > 24).map(() => "too wide"), ...(widgets.length > 500 ? ["too many"] : [])];
      }),
    ).toEqual([]);
  });

  it("EventBridge and Glue: schedules are six fields with one question mark, or a rate", () => {
    expect([
      ...faultsOfType("AWS::Scheduler::Schedule", ({ ScheduleExpression }) => scheduleFaults(ScheduleExpression)),
      ...faultsOfType("AWS::Glue::Trigger", ({ Schedule }) => scheduleFaults(Schedule)),
      ...faultsOfType("AWS::Glue::Crawler", ({ Schedule }) => scheduleFaults((Schedule as Json)["ScheduleExpression"])),
    ]).toEqual([]);
  });

  it("EventBridge: a pattern is lists of values, and an alternative has two sides", () => {
    expect(faultsOfType("AWS::Events::Rule", ({ EventPattern }) => patternFaults(EventPattern))).toEqual([]);
  });

  it("Lambda: variables stay below 4 KB, and the name of a variable is a word", () => {
    expect(
      faultsOfType("AWS::Lambda::Function", ({ Environment }) => {
        const variables = (Environment as { readonly Variables: Json } | undefined)?.Variables ?? {};
        return [
          ...(JSON.stringify(variables).length > 4096 ? ["too long"] : []),
          ...Object.keys(variables).filter((name) => !/^[A-Za-z]\w+$/.test(name) || name.startsWith("AWS_")),
        ];
      }),
    ).toEqual([]);
  });

  it("S3: objects get cold after 30 days at the earliest, one class after the other, and are deleted last", () => {
    expect(
      faultsOfType("AWS::S3::Bucket", ({ LifecycleConfiguration }) => {
        const rules = ((LifecycleConfiguration as Json | undefined)?.["Rules"] ?? []) as readonly Json[];
        const days = rules.flatMap((rule) =>
          ((rule["Transitions"] ?? []) as readonly { TransitionInDays: number }[]).map(({ TransitionInDays }) => TransitionInDays),
        );
        const expiry = rules.flatMap((rule) => (typeof rule["ExpirationInDays"] === "number" ? [rule["ExpirationInDays"]] : []));
        const isSteady = days.every((day, index) => day >= 30 && (index === 0 || day >= (days[index - 1] ?? 0) + 30));
        return isSteady && expiry.every((day) => days.every((cold) => day > cold)) ? [] : [`${days.join(",")} then ${expiry.join(",")}`];
      }),
    ).toEqual([]);
  });

  it("Kafka: brokers are a multiple of their subnets", () => {
    expect(
      faultsOfType("AWS::MSK::Cluster", ({ NumberOfBrokerNodes, BrokerNodeGroupInfo }) => {
        const subnets = ((BrokerNodeGroupInfo as Json)["ClientSubnets"] as readonly unknown[]).length;
        return Number(NumberOfBrokerNodes) % subnets === 0 ? [] : [`${String(NumberOfBrokerNodes)} brokers in ${subnets} subnets`];
      }),
    ).toEqual([]);
  });

  it("Glue: FLEX runs on the two smaller workers only, and a job has two workers at least", () => {
    expect(
      faultsOfType("AWS::Glue::Job", ({ ExecutionClass, WorkerType, NumberOfWorkers }) => [
        ...(ExecutionClass === "FLEX" && !["G.1X", "G.2X"].includes(String(WorkerType)) ? [`FLEX on ${String(WorkerType)}`] : []),
        ...(Number(NumberOfWorkers) < 2 ? ["one worker"] : []),
      ]),
    ).toEqual([]);
  });

  it("security groups: descriptions use the letters that EC2 takes", () => {
    expect(
      faultsOfType("AWS::EC2::SecurityGroup", ({ GroupDescription }) =>
        /^[\w ._:/()#,@[\]+=&;{}!$*-]{1,255}$/.test(String(GroupDescription)) ? [] : [String(GroupDescription)],
      ),
    ).toEqual([]);
  });
});
