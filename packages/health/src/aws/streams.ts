import type { HealthFacts, Threshold } from "../signal.ts";
import type { SignalTable } from "../signal-row.ts";
import { above, below, designFigure, firstOf } from "../threshold.ts";
import { fullness, lost, newestArrival, readerLag, throttled, wrongState } from "../usual-rows.ts";
import { metricsOf, text } from "./cloudwatch-query.ts";

const kinesis = metricsOf("AWS/Kinesis", ({ identifier }) => ({ StreamName: identifier }));
const firehose = metricsOf("AWS/Firehose", ({ identifier }) => ({ DeliveryStreamName: identifier }));
const kafka = metricsOf("AWS/Kafka", ({ properties }) => ({ "Cluster Name": text(properties["ClusterName"]) }));
const connect = metricsOf("AWS/KafkaConnect", ({ properties }) => ({ ConnectorName: text(properties["ConnectorName"]) }));
const flink = metricsOf("AWS/KinesisAnalytics", ({ identifier }) => ({ Application: identifier }));

/** Names of consumer groups and topics are known to those who read and write, not to the cluster. */
const GROUPS = { across: { dimensions: ["Consumer Group", "Topic"], join: "MAX" } } as const;

/** Firehose waits for so much time at most before it delivers what it has. */
const FIREHOSE_SECONDS_MAX = 900;

const groupLag = readerLag({
  key: "consumer-lag",
  label: "Time that readers need to catch up",
  query: kafka("EstimatedMaxTimeLag", "Maximum", GROUPS),
});

/** Records that come in five minutes, where the design says how many come. */
function recordsBehind({ workload }: HealthFacts): Threshold {
  const perSecond = workload["eventsPerSecond"];
  const warn = 300 * (typeof perSecond === "number" && perSecond > 0 ? perSecond : 1_000);
  return { warn, bad: 6 * warn, illWhen: "above", because: "As many records come in five minutes." };
}

/** Streams and what carries them on. */
export const STREAM_SIGNALS: SignalTable = {
  "AWS::Kinesis::Stream": [
    readerLag({
      key: "iterator-age",
      label: "Oldest unread record",
      query: kinesis("GetRecords.IteratorAgeMilliseconds", "Maximum"),
      factor: 0.001,
    }),
    newestArrival({ key: "newest-record", label: "Newest record", query: kinesis("IncomingRecords", "Sum") }),
    throttled({ key: "writes-throttled", label: "Writes turned away", query: kinesis("WriteProvisionedThroughputExceeded", "Sum") }),
  ],
  "AWS::KinesisFirehose::DeliveryStream": [
    {
      key: "freshness",
      kind: "freshness",
      label: "Oldest record not delivered yet",
      unit: "seconds",
      query: (resource, facts) => {
        const destination = resource.properties["IcebergDestinationConfiguration"] === undefined ? "S3" : "Iceberg";
        return firehose(`DeliveryTo${destination}.DataFreshness`, "Maximum")(resource, facts);
      },
      threshold: firstOf(
        designFigure("freshnessSecondsTarget", "The design wants rows visible within this time."),
        above({
          warn: FIREHOSE_SECONDS_MAX,
          bad: 3 * FIREHOSE_SECONDS_MAX,
          because: "Amazon Data Firehose waits fifteen minutes at most before it delivers.",
        }),
      ),
      whenQuiet: "ok",
    },
    {
      key: "deliveries",
      kind: "failures",
      label: "Successful deliveries",
      unit: "percent",
      query: (resource, facts) =>
        resource.properties["IcebergDestinationConfiguration"] === undefined
          ? firehose("DeliveryToS3.Success", "Average")(resource, facts)
          : undefined,
      factor: 100,
      threshold: below({ warn: 99, bad: 90, because: "Firehose tries again, but a tenth that fails comes late." }),
      whenQuiet: "ok",
    },
    lost({
      key: "failed-rows",
      unit: "records",
      label: "Rows set aside",
      query: (resource, facts) =>
        resource.properties["IcebergDestinationConfiguration"] === undefined
          ? undefined
          : firehose("DeliveryToIceberg.FailedRowCount", "Sum")(resource, facts),
    }),
    throttled({ key: "throttled", label: "Records turned away", query: firehose("ThrottledRecords", "Sum") }),
  ],
  "AWS::MSK::Cluster": [
    groupLag,
    wrongState({ key: "offline-partitions", label: "Partitions without a leader", query: kafka("OfflinePartitionsCount", "Maximum") }),
    fullness({
      key: "disk",
      label: "Disk of the fullest broker",
      query: kafka("KafkaDataLogsDiskUsed", "Maximum"),
      threshold: above({ warn: 85, bad: 95, because: "Amazon MSK advises to act at 85 %: a broker with a full disk stops." }),
    }),
    fullness({
      key: "cpu",
      label: "Processors of the busiest broker",
      query: kafka("CpuUser", "Maximum", { across: { dimensions: ["Broker ID"], join: "MAX" } }),
      threshold: above({
        warn: 60,
        bad: 85,
        because: "Amazon MSK advises to stay below 60 %, so that the others can do the work of a broker that fails.",
      }),
    }),
  ],
  "AWS::MSK::ServerlessCluster": [groupLag],
  "AWS::KafkaConnect::Connector": [
    wrongState({ key: "stopped-tasks", label: "Tasks that stopped with an error", query: connect("ErroredTaskCount", "Maximum") }),
    fullness({ key: "cpu", label: "Processors", query: connect("CpuUtilization", "Average") }),
  ],
  "AWS::KinesisAnalyticsV2::Application": [
    readerLag({ key: "behind", label: "Behind its stream", query: flink("millisBehindLatest", "Maximum"), factor: 0.001 }),
    readerLag({
      key: "records-behind",
      label: "Unread records",
      unit: "records",
      query: flink("records_lag_max", "Maximum"),
      threshold: recordsBehind,
    }),
    wrongState({
      key: "downtime",
      label: "Down",
      unit: "seconds",
      query: flink("downtime", "Maximum"),
      factor: 0.001,
      threshold: above({ warn: 1, bad: 300, because: "Managed Flink starts a job again by itself; after five minutes it has not helped." }),
    }),
    fullness({ key: "cpu", label: "Processors", query: flink("cpuUtilization", "Maximum"), whenQuiet: "ok" }),
    fullness({ key: "heap", label: "Memory", query: flink("heapMemoryUtilization", "Maximum"), whenQuiet: "ok" }),
  ],
};
