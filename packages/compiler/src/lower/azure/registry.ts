import type { Lowering } from "../../lowering.ts";
import { confluentFlink } from "../confluent/flink.ts";
import { confluentSchemaRegistry } from "../confluent/registry.ts";
import { databricksSql } from "../databricks/databricks-sql.ts";
import { amlWorkspace } from "./aml-workspace/workspace.ts";
import { containerApps } from "./app-service/container-apps.ts";
import { managedEnvironment } from "./apps-environment/managed-environment.ts";
import { artefactStorageAccount } from "./artefact-store/storage-account.ts";
import { consumptionBudget } from "./budget/consumption-budget.ts";
import { oneLakeCatalog } from "./catalog/onelake.ts";
import { polaris } from "./catalog/polaris.ts";
import { purview } from "./catalog/purview.ts";
import { synapseLakeDatabase } from "./catalog/synapse-lake-database.ts";
import { unity } from "./catalog/unity.ts";
import { containerRegistry } from "./container-registry/registry.ts";
import { databricksMonitor } from "./data-quality/databricks-monitor.ts";
import { fabricRules } from "./data-quality/fabric-rules.ts";
import { sparkRules } from "./data-quality/spark-rules.ts";
import { adfCdc } from "./database-source/adf-cdc.ts";
import { confluentConnectorAzure } from "./database-source/confluent-connector.ts";
import { debeziumContainer } from "./database-source/debezium-container.ts";
import { fabricMirroring } from "./database-source/fabric-mirroring.ts";
import { databricksConnector } from "./databricks-connector/connector.ts";
import { deeplakeAdls } from "./dataset-store/deeplake-adls.ts";
import { lanceAdls } from "./dataset-store/lance-adls.ts";
import { iotHub } from "./device-source/iot-hub.ts";
import { aiSearchIndexer } from "./embedding-job/ai-search-indexer.ts";
import { aksGpuJob } from "./embedding-job/aks-gpu-job.ts";
import { containerAppsJob } from "./embedding-job/container-apps-job.ts";
import { databricksEmbedding } from "./embedding-job/databricks-embedding.ts";
import { keyVaultKey } from "./encryption-key/key-vault-key.ts";
import { containerAppCollector } from "./event-source/container-app-collector.ts";
import { eventHubsRest } from "./event-source/event-hubs-rest.ts";
import { confluentAzure, confluentMarketplace } from "./event-stream/confluent.ts";
import { eventHubsKafka } from "./event-stream/event-hubs-kafka.ts";
import { eventHubsPremium } from "./event-stream/event-hubs-premium.ts";
import { fabricWorkspace } from "./fabric-workspace/workspace.ts";
import { amlFeatureStore } from "./feature-store/aml-feature-store.ts";
import { databricksFeatures } from "./feature-store/databricks-features.ts";
import { pollJob } from "./feed-source/poll-job.ts";
import { websocketApp } from "./feed-source/websocket-app.ts";
import { blobLanding } from "./file-source/blob-landing.ts";
import { sftp } from "./file-source/sftp.ts";
import { azureOpenAi } from "./foundation-model/azure-openai.ts";
import { databricksFoundation } from "./foundation-model/databricks-foundation.ts";
import { huggingfaceAml } from "./foundation-model/huggingface-aml.ts";
import { azureRbacPolicy } from "./governance/azure-rbac-policy.ts";
import { fabricOneLakeSecurity } from "./governance/fabric-onelake-security.ts";
import { purviewGovernance } from "./governance/purview-governance.ts";
import { unityPolicies } from "./governance/unity-policies.ts";
import { aksGpu } from "./gpu-pool/aks-gpu.ts";
import { amlAttachedKubernetes } from "./gpu-pool/aml-attached-k8s.ts";
import { amlCluster } from "./gpu-pool/aml-cluster.ts";
import { aks } from "./kubernetes-cluster/aks.ts";
import { deltaDatabricks, icebergDatabricks } from "./lakehouse-tables/databricks-tables.ts";
import { deltaAdls } from "./lakehouse-tables/delta-adls.ts";
import { deltaFabric } from "./lakehouse-tables/delta-fabric.ts";
import { hudiAdls } from "./lakehouse-tables/hudi-adls.ts";
import { icebergAdls } from "./lakehouse-tables/iceberg-adls.ts";
import { activityLog } from "./log-source/activity-log.ts";
import { diagnosticSettings } from "./log-source/diagnostic-settings.ts";
import { httpLogs } from "./log-source/http-logs.ts";
import { aml } from "./ml-workspace/aml.ts";
import { databricksMl } from "./ml-workspace/databricks-ml.ts";
import { amlSharedRegistry } from "./model-registry/aml-registry.ts";
import { amlWorkspaceRegistry } from "./model-registry/aml-workspace-registry.ts";
import { unityModels } from "./model-registry/unity-models.ts";
import { amlOnlineEndpoint } from "./model-serving/aml-online-endpoint.ts";
import { containerAppServing } from "./model-serving/container-app.ts";
import { azureDatabricksServing } from "./model-serving/databricks-serving.ts";
import { amlCommandJob } from "./model-training/aml-command-job.ts";
import { databricksTrainingJob } from "./model-training/databricks-training.ts";
import { kubernetesTraining } from "./model-training/kubernetes-training.ts";
import { azureMonitor } from "./monitoring/azure-monitor.ts";
import { vnet } from "./network/vnet.ts";
import { adlsGen2 } from "./object-store/adls-gen2.ts";
import { blobFlat } from "./object-store/blob-flat.ts";
import { oneLake } from "./object-store/onelake.ts";
import { airflowAks } from "./orchestrator/airflow-aks.ts";
import { dataFactory } from "./orchestrator/data-factory.ts";
import { databricksWorkflow } from "./orchestrator/databricks-workflow.ts";
import { fabricAirflow } from "./orchestrator/fabric-airflow.ts";
import { fabricPipeline } from "./orchestrator/fabric-pipeline.ts";
import { eventhubsSchemaGroup } from "./schema-registry/eventhubs-schema-group.ts";
import { keyVaultSecrets } from "./secrets/key-vault.ts";
import { databricksCluster, databricksServerless } from "./spark-engine/databricks.ts";
import { fabricSpark } from "./spark-engine/fabric-spark.ts";
import { synapseSpark } from "./spark-engine/synapse-spark.ts";
import { fabricSql } from "./sql-engine/fabric-warehouse.ts";
import { synapseDedicated } from "./sql-engine/synapse-dedicated.ts";
import { synapseServerless } from "./sql-engine/synapse-serverless.ts";
import { confluentTableflowAzure } from "./stream-delivery/confluent-tableflow.ts";
import { eventhubsCapture } from "./stream-delivery/eventhubs-capture.ts";
import { fabricEventstream } from "./stream-delivery/fabric-eventstream.ts";
import { streamAnalyticsDelta } from "./stream-delivery/stream-analytics-delta.ts";
import { databricksStreaming } from "./stream-processor/databricks-streaming.ts";
import { fabricSparkJob } from "./stream-processor/fabric-spark-job.ts";
import { flinkAks } from "./stream-processor/flink-aks.ts";
import { streamAnalytics } from "./stream-processor/stream-analytics.ts";
import { synapseStreaming } from "./stream-processor/synapse-streaming.ts";
import { synapseWorkspace } from "./synapse-workspace/workspace.ts";
import { aiSearch } from "./vector-store/ai-search.ts";
import { cosmosVector } from "./vector-store/cosmos-vector.ts";
import { databricksVectorSearch } from "./vector-store/databricks-vector-search.ts";
import { pgvector } from "./vector-store/pgvector.ts";
import { qdrant } from "./vector-store/qdrant.ts";

/** Every variant that Azure has. Adding one: its file and one line here. */
export const AZURE_LOWERINGS: readonly Lowering[] = [
  artefactStorageAccount,
  managedEnvironment,
  synapseWorkspace,
  fabricWorkspace,
  vnet,
  keyVaultKey,
  azureMonitor,
  consumptionBudget,
  containerAppCollector,
  eventHubsRest,
  eventHubsKafka,
  eventHubsPremium,
  streamAnalyticsDelta,
  blobLanding,
  sftp,
  adlsGen2,
  blobFlat,
  deltaAdls,
  synapseLakeDatabase,
  synapseServerless,
  sparkRules,
  amlWorkspace,
  containerRegistry,
  databricksConnector,
  deltaDatabricks,
  icebergDatabricks,
  databricksServerless,
  databricksCluster,
  databricksStreaming,
  unity,
  unityPolicies,
  databricksMonitor,
  databricksSql("azure"),
  containerApps,
  aiSearch,
  cosmosVector,
  qdrant,
  polaris,
  purview,
  purviewGovernance,
  pgvector,
  azureOpenAi,
  huggingfaceAml,
  containerAppsJob,
  databricksEmbedding,
  aiSearchIndexer,
  azureRbacPolicy,
  aml,
  databricksMl,
  amlCluster,
  amlAttachedKubernetes,
  amlWorkspaceRegistry,
  amlSharedRegistry,
  unityModels,
  amlCommandJob,
  databricksTrainingJob,
  amlOnlineEndpoint,
  deeplakeAdls,
  lanceAdls,
  amlFeatureStore,
  dataFactory,
  databricksWorkflow,
  keyVaultSecrets,
  eventhubsCapture,
  diagnosticSettings,
  activityLog,
  httpLogs,
  iotHub,
  websocketApp,
  pollJob,
  eventhubsSchemaGroup,
  hudiAdls,
  icebergAdls,
  streamAnalytics,
  flinkAks,
  synapseStreaming,
  synapseSpark,
  debeziumContainer,
  adfCdc,
  confluentAzure,
  confluentMarketplace,
  confluentFlink("azure"),
  confluentTableflowAzure,
  confluentSchemaRegistry({ cloud: "azure", variant: "confluent-sr", takesStreams: true }),
  confluentConnectorAzure,
  aks,
  aksGpu,
  aksGpuJob,
  kubernetesTraining,
  airflowAks,
  fabricSql,
  fabricSpark,
  fabricSparkJob,
  fabricAirflow,
  fabricMirroring,
  fabricOneLakeSecurity,
  fabricPipeline,
  fabricRules,
  fabricEventstream,
  deltaFabric,
  oneLake,
  oneLakeCatalog,
  containerAppServing,
  synapseDedicated,
  databricksVectorSearch,
  databricksFeatures,
  azureDatabricksServing,
  databricksFoundation,
];
