import type { Lowering } from "../../lowering.ts";
import { confluentFlink } from "../confluent/flink.ts";
import { confluentSchemaRegistry } from "../confluent/registry.ts";
import { cloudRun } from "./app-service/cloud-run.ts";
import { gkeApplication } from "./app-service/gke.ts";
import { artefactStore } from "./artefact-store/cloud-storage.ts";
import { billingBudget } from "./budget/billing-budget.ts";
import { biglakeCatalog } from "./catalog/biglake-iceberg-rest.ts";
import { dataplex } from "./catalog/dataplex.ts";
import { dataprocMetastore } from "./catalog/dataproc-metastore.ts";
import { polarisCloudRun } from "./catalog/polaris-cloud-run.ts";
import { unity } from "./catalog/unity.ts";
import { dataplexScan } from "./data-quality/dataplex-datascan.ts";
import { datastream } from "./database-source/datastream.ts";
import { debezium } from "./database-source/debezium.ts";
import { deeplakeGcs } from "./dataset-store/deeplake-gcs.ts";
import { lanceGcs } from "./dataset-store/lance-gcs.ts";
import { pubsubPlusBroker } from "./device-source/pubsub-plus-broker.ts";
import { cloudRunEmbedding, localModelEmbedding } from "./embedding-job/cloud-run-job.ts";
import { dataflowEmbedding } from "./embedding-job/dataflow-embed.ts";
import { gkeEmbedding } from "./embedding-job/gke-embed-job.ts";
import { cloudKms } from "./encryption-key/cloud-kms.ts";
import { cloudRunCollector } from "./event-source/cloud-run.ts";
import { confluentGcp } from "./event-stream/confluent.ts";
import { managedKafka } from "./event-stream/managed-kafka.ts";
import { pubsub } from "./event-stream/pubsub.ts";
import { databricksFeature } from "./feature-store/databricks-feature.ts";
import { vertexFeatureStore } from "./feature-store/vertex-feature-store.ts";
import { feedWorker } from "./feed-source/cloud-run-worker.ts";
import { landingPrefix } from "./file-source/landing-prefix.ts";
import { storageTransfer } from "./file-source/storage-transfer.ts";
import { huggingface } from "./foundation-model/huggingface.ts";
import { vertexModels } from "./foundation-model/vertex-models.ts";
import { iamPolicyTags } from "./governance/iam-policy-tags.ts";
import { unityAccess } from "./governance/unity.ts";
import { gkeNodePool } from "./gpu-pool/gke-node-pool.ts";
import { vertexPersistentResource } from "./gpu-pool/vertex-persistent-resource.ts";
import { gkeAutopilot, gkeStandard } from "./kubernetes-cluster/gke.ts";
import { biglakeIceberg } from "./lakehouse-tables/biglake-iceberg-rest.ts";
import { bigqueryIceberg } from "./lakehouse-tables/bigquery-iceberg.ts";
import { deltaBiglake } from "./lakehouse-tables/delta-biglake.ts";
import { hudiBiglake } from "./lakehouse-tables/hudi-biglake.ts";
import { loggingSink } from "./log-source/logging-sink.ts";
import { colabEnterprise } from "./ml-workspace/colab-enterprise.ts";
import { workbench } from "./ml-workspace/workbench.ts";
import { databricksMlflow } from "./model-registry/databricks-mlflow.ts";
import { mlflowCloudRun } from "./model-registry/mlflow-cloud-run.ts";
import { vertexModelRegistry } from "./model-registry/vertex-model-registry.ts";
import { cloudRunGpu } from "./model-serving/cloud-run-gpu.ts";
import { gcpDatabricksServing } from "./model-serving/databricks-serving.ts";
import { vertexEndpoint } from "./model-serving/vertex-endpoint.ts";
import { databricksTrainingJob } from "./model-training/databricks-job.ts";
import { gkeTraining } from "./model-training/gke-job.ts";
import { vertexCustomJob } from "./model-training/vertex-custom-job.ts";
import { cloudMonitoring } from "./monitoring/cloud-monitoring.ts";
import { vpc } from "./network/vpc.ts";
import { cloudStorage } from "./object-store/cloud-storage.ts";
import { composer } from "./orchestrator/composer.ts";
import { workflows } from "./orchestrator/workflows.ts";
import { projectServices } from "./project-services/services.ts";
import { managedKafkaRegistry } from "./schema-registry/managed-kafka.ts";
import { pubsubSchema } from "./schema-registry/pubsub-schema.ts";
import { secretManager } from "./secrets/secret-manager.ts";
import { databricksSpark } from "./spark-engine/databricks.ts";
import { dataprocCluster } from "./spark-engine/dataproc-cluster.ts";
import { dataprocServerless } from "./spark-engine/dataproc-serverless.ts";
import { bigquery } from "./sql-engine/bigquery.ts";
import { databricksSql } from "./sql-engine/databricks-sql.ts";
import { confluentTableflowGcp } from "./stream-delivery/confluent-tableflow.ts";
import { kafkaConnect } from "./stream-delivery/kafka-connect.ts";
import { pubsubBigquery } from "./stream-delivery/pubsub-bigquery.ts";
import { pubsubStorage } from "./stream-delivery/pubsub-storage.ts";
import { dataflow } from "./stream-processor/dataflow.ts";
import { flinkDataproc } from "./stream-processor/flink-dataproc.ts";
import { sparkStreaming } from "./stream-processor/spark-streaming.ts";
import { alloydbPgvector } from "./vector-store/alloydb-pgvector.ts";
import { bigqueryVector } from "./vector-store/bigquery-vector.ts";
import { cloudsqlPgvector } from "./vector-store/cloudsql-pgvector.ts";
import { databricksVector } from "./vector-store/databricks-vector.ts";
import { vertexVectorSearch } from "./vector-store/vertex-vector-search.ts";

/** Every variant that Google Cloud has, in the order of the palette. Adding one: its file and one line here. */
export const GCP_LOWERINGS: readonly Lowering[] = [
  artefactStore,
  projectServices,
  pubsubPlusBroker,
  cloudRunCollector,
  loggingSink,
  feedWorker,
  datastream,
  debezium,
  landingPrefix,
  storageTransfer,
  cloudStorage,
  bigqueryIceberg,
  biglakeIceberg,
  deltaBiglake,
  hudiBiglake,
  biglakeCatalog,
  dataplex,
  dataprocMetastore,
  polarisCloudRun,
  unity,
  deeplakeGcs,
  lanceGcs,
  vertexVectorSearch,
  bigqueryVector,
  cloudsqlPgvector,
  alloydbPgvector,
  pubsub,
  managedKafka,
  confluentGcp,
  confluentFlink("gcp"),
  confluentTableflowGcp,
  managedKafkaRegistry,
  pubsubSchema,
  confluentSchemaRegistry({ cloud: "gcp", variant: "confluent" }),
  dataflow,
  sparkStreaming,
  flinkDataproc,
  pubsubBigquery,
  pubsubStorage,
  kafkaConnect,
  dataprocServerless,
  dataprocCluster,
  databricksSpark,
  bigquery,
  databricksSql,
  composer,
  workflows,
  dataplexScan,
  iamPolicyTags,
  unityAccess,
  workbench,
  colabEnterprise,
  vertexFeatureStore,
  vertexModelRegistry,
  databricksMlflow,
  mlflowCloudRun,
  vertexCustomJob,
  databricksTrainingJob,
  gkeTraining,
  gkeNodePool,
  vertexPersistentResource,
  cloudRunGpu,
  vertexEndpoint,
  cloudRunEmbedding,
  localModelEmbedding,
  gkeEmbedding,
  dataflowEmbedding,
  huggingface,
  vertexModels,
  cloudRun,
  gkeApplication,
  vpc,
  cloudKms,
  secretManager,
  cloudMonitoring,
  billingBudget,
  gkeAutopilot,
  gkeStandard,
  databricksVector,
  databricksFeature,
  gcpDatabricksServing,
];
