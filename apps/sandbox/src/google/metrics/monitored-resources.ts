import { textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";

interface Monitored {
  /** What we keep that is monitored as this. */
  readonly type: string;
  /** Where the labels stand: behind a word of the resource's path, or as they are. */
  readonly labels: (resource: StoredResource) => Readonly<Record<string, string | undefined>>;
}

function monitored(type: string, words: Readonly<Record<string, string>>, others: Readonly<Record<string, string>> = {}): Monitored {
  return {
    type,
    labels: ({ identifier }) => ({
      ...Object.fromEntries(Object.entries(words).map(([label, word]) => [label, behind(identifier, word)])),
      ...others,
    }),
  };
}

function behind(path: string, word: string): string | undefined {
  const parts = path.split("/");
  const at = parts.indexOf(word);
  return at < 0 ? undefined : parts[at + 1];
}

const PLACE = { resource_container: "projects", location: "locations" };

/** "Monitored resource types" of Cloud Monitoring, as far as anything here writes metrics. */
export const MONITORED: Readonly<Record<string, Monitored>> = {
  pubsub_topic: monitored("pubsub.topic", { project_id: "projects", topic_id: "topics" }),
  pubsub_subscription: monitored("pubsub.subscription", { project_id: "projects", subscription_id: "subscriptions" }),
  "managedkafka.googleapis.com/TopicPartitionConsumerGroup": monitored(
    "managedkafka.topic",
    { ...PLACE, cluster_id: "clusters", topic_id: "topics" },
    { partition_index: "0", consumer_group_id: "readers" },
  ),
  dataflow_job: { type: "dataflow.job", labels: ({ model }) => ({ job_name: textAt(model, "name"), job_id: textAt(model, "id") }) },
  "datastream.googleapis.com/Stream": monitored("datastream.stream", { ...PLACE, stream_id: "streams" }),
  cloud_dataproc_cluster: monitored("dataproc.cluster", { project_id: "projects", region: "regions", cluster_name: "clusters" }),
  cloud_dataproc_batch: monitored("dataproc.batch", { ...PLACE, batch_id: "batches" }),
  cloud_composer_environment: monitored("composer.environment", {
    project_id: "projects",
    location: "locations",
    environment_name: "environments",
  }),
  cloud_run_job: monitored("run.job", { project_id: "projects", location: "locations", job_name: "jobs" }),
  cloud_run_revision: monitored("run.service", { project_id: "projects", location: "locations", service_name: "services" }),
  "workflows.googleapis.com/Workflow": monitored("workflows.workflow", { ...PLACE, workflow_id: "workflows" }),
  bigquery_dts_config: monitored("bigquerydatatransfer.config", {
    project_id: "projects",
    location: "locations",
    config_id: "transferConfigs",
  }),
  storage_transfer_job: { type: "storagetransfer.job", labels: ({ account, identifier }) => ({ project_id: account, job_id: identifier }) },
  k8s_node: monitored(
    "container.cluster",
    { project_id: "projects", location: "locations", cluster_name: "clusters" },
    { node_name: "node-1" },
  ),
  "aiplatform.googleapis.com/Endpoint": monitored("aiplatform.endpoint", { ...PLACE, endpoint_id: "endpoints" }),
  "aiplatform.googleapis.com/IndexEndpoint": monitored("aiplatform.indexEndpoint", { ...PLACE, index_endpoint_id: "indexEndpoints" }),
  "aiplatform.googleapis.com/FeatureOnlineStore": monitored("aiplatform.featureOnlineStore", {
    ...PLACE,
    feature_online_store_id: "featureOnlineStores",
  }),
  cloudsql_database: {
    type: "sqladmin.instance",
    labels: ({ account, identifier }) => ({ project_id: account, database_id: `${account}:${behind(identifier, "instances")}` }),
  },
  "alloydb.googleapis.com/Instance": monitored("alloydb.instance", { ...PLACE, cluster_id: "clusters", instance_id: "instances" }),
};
