import type { Tier, Value } from "@zerolake/resources";
import { type EnvironmentView, type Neighbour, numberSetting } from "../../../lowering.ts";
import { lagMs } from "../../../sizing/lag-ms.ts";
import { ANY_FAILURE, type Signal, THREE_OF_FIVE_MINUTES } from "./signal.ts";

type SignalsOf = (neighbour: Neighbour, tier: Tier, view: EnvironmentView) => readonly Signal[];

const MS_PER_SECOND = 1000;
/** Records of a megabyte, at the size that an event has where nobody says another one. */
const RECORDS_PER_MB = 1000;

/** Kind → the numbers worth an alert. A kind that is not listed reports nothing that helps anybody at night. */
export const SIGNALS: Readonly<Record<string, SignalsOf>> = {
  "event-stream": (stream, tier) => [...kinesisLag(stream, tier), ...kafkaFailures(stream)],
  "stream-processor": flinkSignals,
  "stream-delivery": firehoseFreshness,
  "spark-engine": (spark) => failure(spark, "AWS/EMRServerless", "FailedJobs", { ApplicationId: output(spark, "applicationId") }),
  orchestrator: (workflows) =>
    failure(workflows, "AWS/States", "ExecutionsFailed", { StateMachineArn: output(workflows, "stateMachineArn") }),
  "event-source": (collector) => failure(collector, "AWS/Lambda", "Errors", { FunctionName: output(collector, "functionName") }),
  "embedding-job": (job) => failure(job, "AWS/Lambda", "Errors", { FunctionName: output(job, "functionName") }),
  "model-serving": (endpoint) =>
    failure(endpoint, "AWS/SageMaker", "Invocation5XXErrors", { EndpointName: output(endpoint, "endpointName"), VariantName: "main" }),
  "app-service": (service) =>
    failure(service, "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", { LoadBalancer: output(service, "loadBalancerFullName") }),
};

function kinesisLag(stream: Neighbour, tier: Tier): readonly Signal[] {
  const names = output(stream, "streamNames");
  return (Array.isArray(names) ? names : []).map((name: Value, index) => ({
    ...THREE_OF_FIVE_MINUTES,
    key: `${stream.component.id}-lag-${index + 1}`,
    alert: "lag",
    description: `readers of ${stream.component.title} are behind`,
    namespace: "AWS/Kinesis",
    metricName: "GetRecords.IteratorAgeMilliseconds",
    dimensions: { StreamName: name },
    threshold: lagMs(tier),
  }));
}

/**
 * Lag of a Kafka group has the group's name in it, which only its reader knows; a partition without leader concerns
 * everybody. The serverless service counts nothing about its partitions.
 */
function kafkaFailures(stream: Neighbour): readonly Signal[] {
  if (stream.variant !== "msk-provisioned") return [];
  return failure(stream, "AWS/Kafka", "OfflinePartitionsCount", { "Cluster Name": output(stream, "clusterName") });
}

function flinkSignals(job: Neighbour, tier: Tier, view: EnvironmentView): readonly Signal[] {
  const Application = output(job, "applicationName");
  if (Application === undefined) return [];
  const common = { namespace: "AWS/KinesisAnalytics", dimensions: { Application } };
  return [
    {
      ...THREE_OF_FIVE_MINUTES,
      ...common,
      key: `${job.component.id}-lag`,
      alert: "lag",
      description: `${job.component.title} is behind its stream`,
      ...flinkLag(job, tier, view),
    },
    {
      ...ANY_FAILURE,
      ...common,
      key: `${job.component.id}-failures`,
      description: `checkpoints of ${job.component.title} fail`,
      metricName: "numberOfFailedCheckpoints",
    },
  ];
}

/** Kinesis tells how far behind a reader is in time, Kafka in records: as many as come in that time. */
function flinkLag({ component }: Neighbour, tier: Tier, view: EnvironmentView): Pick<Signal, "metricName" | "threshold"> {
  const kafka = view.incoming(component.id, "events").find(({ outputs }) => outputs["protocol"] === "kafka");
  if (!kafka) return { metricName: "millisBehindLatest", threshold: lagMs(tier) };
  const mbPerSecond = numberSetting(kafka, "throughputMbPerSecond", 1);
  return { metricName: "records_lag_max", threshold: Math.ceil((mbPerSecond * RECORDS_PER_MB * lagMs(tier)) / MS_PER_SECOND) };
}

function firehoseFreshness(delivery: Neighbour, tier: Tier): readonly Signal[] {
  const DeliveryStreamName = output(delivery, "deliveryStreamName");
  if (DeliveryStreamName === undefined) return [];
  return [
    {
      ...THREE_OF_FIVE_MINUTES,
      key: `${delivery.component.id}-freshness`,
      alert: "freshness",
      description: `${delivery.component.title} delivers late`,
      namespace: "AWS/Firehose",
      metricName: delivery.variant === "firehose-iceberg" ? "DeliveryToIceberg.DataFreshness" : "DeliveryToS3.DataFreshness",
      dimensions: { DeliveryStreamName },
      // Firehose counts this one in seconds.
      threshold: lagMs(tier) / MS_PER_SECOND,
    },
  ];
}

function failure(
  neighbour: Neighbour,
  namespace: string,
  metricName: string,
  dimensions: Readonly<Record<string, Value | undefined>>,
): readonly Signal[] {
  if (Object.values(dimensions).includes(undefined)) return [];
  return [
    {
      ...ANY_FAILURE,
      key: `${neighbour.component.id}-failures`,
      description: `failures of ${neighbour.component.title}`,
      namespace,
      metricName,
      dimensions: dimensions as Readonly<Record<string, Value>>,
    },
  ];
}

/** A name that a component tells through any of its ports; variants of one kind differ in what they have. */
export function output(neighbour: Neighbour, field: string): Value | undefined {
  return Object.values(neighbour.outputs.ports).find((port) => port[field] !== undefined)?.[field];
}
