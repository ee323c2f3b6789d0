import type { Shape } from "../../metrics/series.ts";

/** A metric as "Google Cloud metrics" publishes it, and how it behaves here. */
export interface PublishedMetric {
  /** The monitored resource that writes it. */
  readonly resource: string;
  readonly kind: "GAUGE" | "DELTA";
  readonly value: "INT64" | "DOUBLE" | "BOOL" | "DISTRIBUTION";
  readonly labels: readonly string[];
  readonly shape: Shape;
  /** How the part of it behaves that a label's value chooses. */
  readonly parts: Readonly<Record<string, Shape>>;
}

type Details = Partial<Pick<PublishedMetric, "labels" | "parts">>;

function gauge(
  resource: string,
  value: PublishedMetric["value"],
  shape: Shape,
  { labels = [], parts = {} }: Details = {},
): PublishedMetric {
  return { resource, kind: "GAUGE", value, labels, shape, parts };
}

function delta(resource: string, shape: Shape, { labels = [], parts = {} }: Details = {}): PublishedMetric {
  return { resource, kind: "DELTA", value: shape.isCounted ? "INT64" : "DISTRIBUTION", labels, shape, parts };
}

/** So many a minute. */
function counted(calm: number, busy: number, ill: number): Shape {
  return { calm, busy, ill, isCounted: true };
}

const level = (calm: number, busy: number, ill: number): Shape => ({ calm, busy, ill });
/** The same at all hours. */
const steady = (well: number, ill: number): Shape => ({ calm: well, busy: well, ill, isSteady: true });
const never = (ill: number): Shape => counted(0, 0, ill);

const ENDPOINT = "aiplatform.googleapis.com/Endpoint";
const INDEX = "aiplatform.googleapis.com/IndexEndpoint";
const FEATURES = "aiplatform.googleapis.com/FeatureOnlineStore";
const STREAM = "datastream.googleapis.com/Stream";
const MODEL = ["deployed_model_id", "replica_id", "spot"];

export const PUBLISHED: Readonly<Record<string, PublishedMetric>> = {
  "pubsub.googleapis.com/topic/send_request_count": delta("pubsub_topic", counted(200, 4_000, 0), {
    labels: ["response_class", "response_code"],
  }),
  "pubsub.googleapis.com/subscription/oldest_unacked_message_age": gauge("pubsub_subscription", "INT64", level(1, 15, 5_400)),
  "pubsub.googleapis.com/subscription/dead_letter_message_count": delta("pubsub_subscription", never(8)),
  "managedkafka.googleapis.com/offset_lag": gauge(
    "managedkafka.googleapis.com/TopicPartitionConsumerGroup",
    "INT64",
    level(20, 3_000, 9_000_000),
  ),
  "dataflow.googleapis.com/job/data_watermark_age": gauge("dataflow_job", "INT64", level(5, 25, 5_400)),
  "dataflow.googleapis.com/job/system_lag": gauge("dataflow_job", "INT64", level(3, 18, 5_000)),
  "dataflow.googleapis.com/job/is_failed": gauge("dataflow_job", "INT64", steady(0, 1)),
  "datastream.googleapis.com/stream/freshness": gauge(STREAM, "INT64", level(0, 20, 7_200)),
  "datastream.googleapis.com/stream/total_latencies": delta(STREAM, level(12, 45, 7_200), { labels: ["read_method"] }),
  "datastream.googleapis.com/stream/unsupported_event_count": delta(STREAM, never(5), {
    labels: ["read_method", "object_name", "error_code"],
  }),
  "dataproc.googleapis.com/cluster/job/failed_count": delta("cloud_dataproc_cluster", never(0.1), { labels: ["error_type", "job_type"] }),
  "dataproc.googleapis.com/cluster/yarn/pending_memory_size": gauge("cloud_dataproc_cluster", "DOUBLE", level(0, 0, 400)),
  "dataproc.googleapis.com/batch/spark/executors": gauge("cloud_dataproc_batch", "INT64", level(2, 6, 0), { labels: ["status"] }),
  "composer.googleapis.com/environment/finished_task_instance_count": delta("cloud_composer_environment", counted(0.5, 2, 1), {
    labels: ["state"],
    parts: { "state failed": never(0.2) },
  }),
  "composer.googleapis.com/environment/healthy": gauge("cloud_composer_environment", "BOOL", steady(1, 0)),
  "run.googleapis.com/job/completed_execution_count": delta("cloud_run_job", counted(0.02, 0.05, 0.1), {
    labels: ["result", "attempt"],
    parts: { "result failed": never(0.1) },
  }),
  "run.googleapis.com/request_latencies": delta("cloud_run_revision", level(35, 120, 14_000), {
    labels: ["response_code", "response_code_class"],
  }),
  "run.googleapis.com/request_count": delta("cloud_run_revision", counted(200, 3_000, 3_000), {
    labels: ["response_code", "response_code_class"],
    parts: { "response_code_class 5xx": counted(0, 2, 900) },
  }),
  "workflows.googleapis.com/finished_execution_count": delta("workflows.googleapis.com/Workflow", counted(0.02, 0.05, 0.1), {
    labels: ["status", "revision_id"],
    parts: { "status FAILED": never(0.1) },
  }),
  "bigquerydatatransfer.googleapis.com/transfer_config/completed_runs": delta("bigquery_dts_config", counted(0.02, 0.02, 0.05), {
    labels: ["status", "completion_state", "run_cause", "data_source_id"],
    parts: { "completion_state FAILED": never(0.1) },
  }),
  "storagetransfer.googleapis.com/transferjob/copied_objects_count": delta("storage_transfer_job", counted(0, 4, 4), {
    labels: ["status"],
    parts: { "status failed": never(0.5) },
  }),
  "kubernetes.io/node/cpu/allocatable_utilization": gauge("k8s_node", "DOUBLE", level(0.15, 0.52, 0.98)),
  "kubernetes.io/node/memory/allocatable_utilization": gauge("k8s_node", "DOUBLE", level(0.38, 0.55, 0.97), {
    labels: ["memory_type", "component"],
  }),
  "kubernetes.io/node/accelerator/duty_cycle": gauge("k8s_node", "INT64", level(30, 75, 0.5), {
    labels: ["make", "accelerator_id", "model"],
  }),
  "aiplatform.googleapis.com/prediction/online/prediction_latencies": delta(ENDPOINT, level(45, 140, 12_000), {
    labels: ["deployed_model_id", "latency_type", "spot"],
  }),
  "aiplatform.googleapis.com/prediction/online/response_count": delta(ENDPOINT, counted(120, 2_400, 2_400), {
    labels: ["deployed_model_id", "response_code", "spot"],
    parts: { "response_code 5xx": counted(0, 2, 700) },
  }),
  "aiplatform.googleapis.com/prediction/online/accelerator/duty_cycle": gauge(ENDPOINT, "DOUBLE", level(0.22, 0.66, 0.99), {
    labels: MODEL,
  }),
  "aiplatform.googleapis.com/prediction/online/cpu/utilization": gauge(ENDPOINT, "DOUBLE", level(0.12, 0.48, 0.98), { labels: MODEL }),
  "aiplatform.googleapis.com/matching_engine/query/latencies": delta(INDEX, level(9, 22, 9_000), {
    labels: ["deployed_index_id", "method", "response_code"],
  }),
  "aiplatform.googleapis.com/featureonlinestore/online_serving/serving_latencies": delta(FEATURES, level(4, 9, 8_000)),
  "aiplatform.googleapis.com/featureonlinestore/storage/bigtable_cpu_load_hottest_node": gauge(FEATURES, "DOUBLE", level(0.15, 0.45, 0.97)),
  "cloudsql.googleapis.com/database/disk/utilization": gauge("cloudsql_database", "DOUBLE", level(0.31, 0.33, 0.97)),
  "cloudsql.googleapis.com/database/cpu/utilization": gauge("cloudsql_database", "DOUBLE", level(0.08, 0.42, 0.98)),
  "cloudsql.googleapis.com/database/memory/utilization": gauge("cloudsql_database", "DOUBLE", level(0.4, 0.5, 0.98)),
  "alloydb.googleapis.com/instance/cpu/average_utilization": gauge("alloydb.googleapis.com/Instance", "DOUBLE", level(0.08, 0.42, 0.98)),
};
