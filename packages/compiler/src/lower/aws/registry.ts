import type { Lowering } from "../../lowering.ts";
import { confluentSchemaRegistry } from "../confluent/registry.ts";
import { databricksSql } from "../databricks/databricks-sql.ts";
import { ecsFargate } from "./app-service/ecs-fargate.ts";
import { artefactStore } from "./artefact-store/s3.ts";
import { budgets } from "./budget/budgets.ts";
import { glueDataCatalog } from "./catalog/glue-data-catalog.ts";
import { polaris } from "./catalog/polaris.ts";
import { unity } from "./catalog/unity.ts";
import { glueDataQuality } from "./data-quality/glue-dq.ts";
import { confluentConnector } from "./database-source/confluent-connector.ts";
import { debeziumMskConnect } from "./database-source/debezium-mskconnect.ts";
import { dmsServerless } from "./database-source/dms-serverless.ts";
import { deeplakeS3 } from "./dataset-store/deeplake-s3.ts";
import { lanceS3 } from "./dataset-store/lance-s3.ts";
import { iotToKinesis } from "./device-source/iot-to-kinesis.ts";
import { iotToMsk } from "./device-source/iot-to-msk.ts";
import { onCompute } from "./embedding-job/on-compute.ts";
import { sagemakerProcessing } from "./embedding-job/sagemaker-processing.ts";
import { streamLambda } from "./embedding-job/stream-lambda.ts";
import { kms } from "./encryption-key/kms.ts";
import { ecsCollector } from "./event-source/ecs-collector.ts";
import { httpLambda } from "./event-source/http-lambda.ts";
import { httpToKinesis } from "./event-source/http-to-kinesis.ts";
import { confluentAws } from "./event-stream/confluent.ts";
import { kinesis } from "./event-stream/kinesis.ts";
import { mskProvisioned } from "./event-stream/msk-provisioned.ts";
import { mskServerless } from "./event-stream/msk-serverless.ts";
import { sagemakerFeatureStore } from "./feature-store/sagemaker-feature-store.ts";
import { feedFargate } from "./feed-source/ecs-fargate.ts";
import { s3Drop } from "./file-source/s3-drop.ts";
import { sftp } from "./file-source/sftp.ts";
import { bedrock } from "./foundation-model/bedrock.ts";
import { huggingface } from "./foundation-model/huggingface.ts";
import { lakeFormation } from "./governance/lake-formation.ts";
import { eksGpuNodegroup } from "./gpu-pool/eks-gpu-nodegroup.ts";
import { hyperpodEks } from "./gpu-pool/hyperpod-eks.ts";
import { eks } from "./kubernetes-cluster/eks.ts";
import { deltaGlue } from "./lakehouse-tables/delta-glue.ts";
import { hudiGlue } from "./lakehouse-tables/hudi-glue.ts";
import { icebergGlue } from "./lakehouse-tables/iceberg-glue.ts";
import { s3Tables } from "./lakehouse-tables/s3-tables.ts";
import { cloudtrail } from "./log-source/cloudtrail.ts";
import { logsSubscription } from "./log-source/logs-subscription.ts";
import { sagemakerDomain } from "./ml-workspace/sagemaker-domain.ts";
import { mlflowApp } from "./model-registry/mlflow-app.ts";
import { mlflowServer } from "./model-registry/mlflow-server.ts";
import { sagemakerRegistry } from "./model-registry/sagemaker-registry.ts";
import { sagemakerEndpoint } from "./model-serving/sagemaker-endpoint.ts";
import { sagemakerServerless } from "./model-serving/sagemaker-serverless.ts";
import { onGpuPool } from "./model-training/on-gpu-pool.ts";
import { sagemakerTraining } from "./model-training/sagemaker-training.ts";
import { cloudwatch } from "./monitoring/cloudwatch.ts";
import { vpc } from "./network/vpc.ts";
import { s3ObjectStore } from "./object-store/s3.ts";
import { mwaa } from "./orchestrator/mwaa.ts";
import { mwaaServerless } from "./orchestrator/mwaa-serverless.ts";
import { stepFunctions } from "./orchestrator/step-functions.ts";
import { glueRegistry } from "./schema-registry/glue-registry.ts";
import { secretsManager } from "./secrets/secrets-manager.ts";
import { databricksSpark } from "./spark-engine/databricks.ts";
import { emrEc2 } from "./spark-engine/emr-ec2.ts";
import { emrServerless } from "./spark-engine/emr-serverless.ts";
import { glueSpark } from "./spark-engine/glue.ts";
import { athena } from "./sql-engine/athena.ts";
import { redshiftServerless } from "./sql-engine/redshift-serverless.ts";
import { firehoseIceberg } from "./stream-delivery/firehose-iceberg.ts";
import { firehoseS3 } from "./stream-delivery/firehose-s3.ts";
import { emrServerlessStreaming } from "./stream-processor/emr-serverless-streaming.ts";
import { glueStreaming } from "./stream-processor/glue-streaming.ts";
import { msfFlink } from "./stream-processor/msf-flink.ts";
import { opensearch } from "./vector-store/opensearch.ts";
import { pgvector } from "./vector-store/pgvector.ts";
import { qdrant } from "./vector-store/qdrant.ts";
import { s3Vectors } from "./vector-store/s3-vectors.ts";

/** Every variant that AWS has, in the order of the palette. Adding one: its file and one line here. */
export const AWS_LOWERINGS: readonly Lowering[] = [
  artefactStore,
  kinesis,
  vpc,
  kms,
  cloudwatch,
  budgets,
  secretsManager,
  httpToKinesis,
  s3ObjectStore,
  icebergGlue,
  firehoseIceberg,
  firehoseS3,
  glueDataCatalog,
  athena,
  glueDataQuality,
  sagemakerDomain,
  sagemakerRegistry,
  sagemakerTraining,
  sagemakerFeatureStore,
  httpLambda,
  ecsCollector,
  s3Drop,
  sftp,
  mskServerless,
  mskProvisioned,
  glueRegistry,
  hudiGlue,
  deltaGlue,
  s3Tables,
  emrServerless,
  glueSpark,
  opensearch,
  s3Vectors,
  pgvector,
  qdrant,
  sagemakerProcessing,
  streamLambda,
  onCompute,
  onGpuPool,
  msfFlink,
  sagemakerEndpoint,
  sagemakerServerless,
  ecsFargate,
  stepFunctions,
  eks,
  eksGpuNodegroup,
  hyperpodEks,
  lakeFormation,
  mlflowServer,
  mlflowApp,
  iotToKinesis,
  iotToMsk,
  logsSubscription,
  cloudtrail,
  feedFargate,
  bedrock,
  huggingface,
  deeplakeS3,
  lanceS3,
  debeziumMskConnect,
  redshiftServerless,
  mwaa,
  mwaaServerless,
  emrServerlessStreaming,
  glueStreaming,
  dmsServerless,
  databricksSpark,
  databricksSql("aws"),
  unity,
  polaris,
  emrEc2,
  confluentAws,
  confluentSchemaRegistry({ cloud: "aws", variant: "confluent" }),
  confluentConnector,
];
