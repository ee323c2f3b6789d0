import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import type { CloudWatchMetric, MetricQuery } from "@zerolake/execution";
import { beforeAll, describe, expect, it } from "vitest";
import type { HealthFacts, MeasuredResource } from "../signal.ts";
import { signalFrom } from "../signal-row.ts";
import { AWS_SIGNALS } from "./signals.ts";

const FACTS: HealthFacts = {
  region: "eu-central-1",
  account: "123456789012",
  settings: { instance: "gpu-small" },
  workload: { freshnessSecondsTarget: 600, latencyMsP95Target: 500, eventsPerSecond: 100 },
};

/** As each type is identified, where its own name is not enough to tell its dimensions. */
const IDENTIFIERS: Readonly<Record<string, string>> = {
  "AWS::ECS::Service": "arn:aws:ecs:eu-central-1:1:service/lake/api|lake",
  "AWS::ElasticLoadBalancingV2::LoadBalancer": "arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/app/api/50dc6c49",
  "AWS::ElasticLoadBalancingV2::TargetGroup": "arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/api/73e2d6bc",
  "AWS::Bedrock::ApplicationInferenceProfile": "arn:aws:bedrock:eu-central-1:1:application-inference-profile/abc",
};

/**
 * Metrics of services that the vendor's directory of metrics covers but not with these names or dimensions; they stand in the service's
 * own guide: Amazon Data Firehose (Iceberg, throttling), Managed Service for Apache Flink, AWS IoT and CloudWatch Logs.
 */
const IN_GUIDES: readonly string[] = [
  "AWS/Firehose DeliveryToIceberg.DataFreshness",
  "AWS/Firehose DeliveryToIceberg.FailedRowCount",
  "AWS/Firehose ThrottledRecords",
  "AWS/KinesisAnalytics millisBehindLatest",
  "AWS/KinesisAnalytics records_lag_max",
  "AWS/KinesisAnalytics downtime",
  "AWS/KinesisAnalytics cpuUtilization",
  "AWS/KinesisAnalytics heapMemoryUtilization",
  "AWS/IoT Failure",
  "AWS/Logs DeliveryErrors",
];

function sample(type: string, iceberg: boolean): MeasuredResource {
  const properties = {
    ...Object.fromEntries(
      ["ClusterName", "ConnectorName", "Name", "QueueName", "EndpointName", "LogGroupName", "FilterName"].map((key) => [key, `my-${key}`]),
    ),
    ...(iceberg ? { IcebergDestinationConfiguration: {} } : {}),
  };
  const attributes = { LoadBalancerArns: [IDENTIFIERS["AWS::ElasticLoadBalancingV2::LoadBalancer"] ?? ""] };
  return { address: "a.b", component: "a", type, via: "cloudcontrol", identifier: IDENTIFIERS[type] ?? "mine", properties, attributes };
}

const asked = Object.entries(AWS_SIGNALS).flatMap(([type, rows]) =>
  rows.map((row) => ({ type, row, signals: [true, false].flatMap((iceberg) => signalFrom(row, sample(type, iceberg), FACTS) ?? []) })),
);

function metricsIn(query: MetricQuery): readonly CloudWatchMetric[] {
  if (query.service !== "cloudWatch") return [];
  return query.outOf ? [query.metric, query.outOf] : [query.metric];
}

describe("names that are asked of CloudWatch", () => {
  const published = new Map<string, Set<string>>();
  const namespaces = new Set<string>();
  beforeAll(async () => {
    const directory = await loadAwsServiceSpec();
    for (const metric of directory.all("metric")) {
      namespaces.add(metric.namespace);
      const key = `${metric.namespace} ${metric.name}`;
      const sets = directory.follow("usesDimensionSet", metric).map(({ entity }) => namesOf(entity.dimensions.map(({ name }) => name)));
      published.set(key, new Set([...(published.get(key) ?? []), ...sets]));
    }
  }, 60_000);

  it("are those that the vendor publishes, with exactly the vendor's dimensions", () => {
    const unknown = asked.flatMap(({ signals }) =>
      signals.flatMap(({ question }) =>
        metricsIn(question.query)
          .filter((metric) => namespaces.has(metric.namespace) && !IN_GUIDES.includes(nameOf(metric)))
          .filter((metric) => !published.get(nameOf(metric))?.has(dimensionsOf(metric)))
          .map((metric) => `${nameOf(metric)} by ${dimensionsOf(metric)}`),
      ),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("are excused only where the vendor's directory does not know them, and where they are asked", () => {
    const excused = asked
      .flatMap(({ signals }) => signals.flatMap(({ question }) => metricsIn(question.query)))
      .filter((metric) => IN_GUIDES.includes(nameOf(metric)));
    expect(IN_GUIDES.filter((name) => !excused.some((metric) => nameOf(metric) === name))).toEqual([]);
    expect(excused.filter((metric) => published.get(nameOf(metric))?.has(dimensionsOf(metric))).map(nameOf)).toEqual([]);
  });
});

it("every row asks something of a resource that is whole, under a name of its own", () => {
  expect(asked.filter(({ signals }) => signals.length === 0).map(({ type, row }) => `${type} ${row.key}`)).toEqual([]);
  const keys = asked.map(({ type, row }) => `${type} ${row.key}`);
  expect(keys).toEqual([...new Set(keys)]);
});

it("a resource that lacks a name which a metric is published by is not asked about", () => {
  const nameless = { ...sample("AWS::MSK::Cluster", false), properties: {} };
  expect((AWS_SIGNALS["AWS::MSK::Cluster"] ?? []).flatMap((row) => signalFrom(row, nameless, FACTS) ?? [])).toEqual([]);
});

it("a warning comes before it is bad, in whole periods, and with a reason that people can read", () => {
  const wrong = asked.flatMap(({ signals }) =>
    signals.filter(({ threshold, question, needs }) => {
      const isOrdered = threshold.illWhen === "above" ? threshold.warn <= threshold.bad : threshold.warn >= threshold.bad;
      const isWhole = question.windowSeconds % question.periodSeconds === 0 && needs.of * question.periodSeconds <= question.windowSeconds;
      return !isOrdered || !isWhole || needs.points > needs.of || !/^[A-Z].*\.$/.test(threshold.because);
    }),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

function nameOf({ namespace, name }: CloudWatchMetric): string {
  return `${namespace} ${name}`;
}

function dimensionsOf({ dimensions, across }: CloudWatchMetric): string {
  return namesOf([...Object.keys(dimensions), ...(across?.dimensions ?? [])]);
}

function namesOf(names: readonly string[]): string {
  return [...names].sort().join(",");
}
