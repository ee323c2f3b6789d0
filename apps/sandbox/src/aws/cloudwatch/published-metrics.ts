import { type Json, type JsonObject, textAt, valueAt } from "../../json.ts";
import type { Shape } from "../../metrics/series.ts";
import type { StoredResource } from "../../store/records.ts";
import { METRIC_SHAPES } from "./metric-shapes.ts";

type DimensionsOf = (resource: StoredResource) => Readonly<Record<string, string | undefined>>;

/** The metrics that a type publishes in one namespace, all with the same dimensions. */
export interface Published {
  readonly type: string;
  readonly namespace: string;
  readonly dimensions: DimensionsOf;
  /** Dimensions of which one resource has several values. */
  readonly several?: Readonly<Record<string, readonly string[]>>;
  readonly metrics: Readonly<Record<string, Shape>>;
}

const named =
  (dimension: string, path?: string): DimensionsOf =>
  ({ identifier, model }) => ({ [dimension]: path === undefined ? identifier : textAt(model, path) });

function published(
  type: string,
  namespace: string,
  dimensions: DimensionsOf,
  more: Pick<Published, "several"> & { readonly metrics?: readonly string[] } = {},
): Published {
  const shapes = METRIC_SHAPES[namespace] ?? {};
  const names = more.metrics ?? Object.keys(shapes);
  const metrics = Object.fromEntries(names.flatMap((name) => (shapes[name] ? [[name, shapes[name]] as const] : [])));
  return { type, namespace, dimensions, metrics, ...(more.several ? { several: more.several } : {}) };
}

const GROUPS = { "Consumer Group": ["flink-sessions", "connect-lake"], Topic: ["events"] } as const;
const KAFKA_NAME = named("Cluster Name", "ClusterName");
const BROKERS = { "Broker ID": ["1", "2", "3"] } as const;

/** What publishes what, by which dimensions: from the guides of the services. */
export const PUBLISHED: readonly Published[] = [
  published("AWS::Kinesis::Stream", "AWS/Kinesis", named("StreamName")),
  published("AWS::KinesisFirehose::DeliveryStream", "AWS/Firehose", named("DeliveryStreamName")),
  published("AWS::MSK::Cluster", "AWS/Kafka", KAFKA_NAME, { metrics: ["OfflinePartitionsCount", "KafkaDataLogsDiskUsed"] }),
  published("AWS::MSK::Cluster", "AWS/Kafka", KAFKA_NAME, { metrics: ["CpuUser"], several: BROKERS }),
  published("AWS::MSK::Cluster", "AWS/Kafka", KAFKA_NAME, { metrics: ["EstimatedMaxTimeLag"], several: GROUPS }),
  published("AWS::MSK::ServerlessCluster", "AWS/Kafka", KAFKA_NAME, { metrics: ["EstimatedMaxTimeLag"], several: GROUPS }),
  published("AWS::KafkaConnect::Connector", "AWS/KafkaConnect", named("ConnectorName", "ConnectorName")),
  published("AWS::KinesisAnalyticsV2::Application", "AWS/KinesisAnalytics", named("Application")),
  published("AWS::Lambda::Function", "AWS/Lambda", named("FunctionName")),
  published("AWS::Glue::Job", "Glue", ({ identifier }) => ({
    JobName: identifier,
    JobRunId: "ALL",
    Type: "count",
    ObservabilityGroup: "error",
  })),
  published("AWS::EMRServerless::Application", "AWS/EMRServerless", ({ identifier, model }) => ({
    ApplicationId: identifier,
    ApplicationName: textAt(model, "Name"),
  })),
  published("AWS::StepFunctions::StateMachine", "AWS/States", named("StateMachineArn")),
  published("AWS::MWAA::Environment", "AmazonMWAA", ({ identifier }) => ({ Environment: identifier, DAG: "All", Task: "All" }), {
    metrics: ["TaskInstanceFailures"],
  }),
  published("AWS::MWAA::Environment", "AmazonMWAA", ({ identifier }) => ({ Environment: identifier, Function: "DAG Processing" }), {
    metrics: ["ImportErrors"],
  }),
  published("AWS::ECS::Service", "AWS/ECS", ({ identifier, model }) => ({
    ClusterName: lastOf(identifier.split("|")[1], "/"),
    ServiceName: textAt(model, "ServiceName"),
  })),
  published("AWS::EC2::Instance", "AWS/EC2", named("InstanceId")),
  published("AWS::EKS::Cluster", "AWS/EKS", named("ClusterName")),
  published("AWS::SageMaker::Pipeline", "AWS/Sagemaker/ModelBuildingPipeline", named("PipelineName")),
  published("AWS::Events::Rule", "AWS/Events", named("RuleName", "Name")),
  published("AWS::DynamoDB::Table", "AWS/DynamoDB", named("TableName")),
  published("AWS::RDS::DBCluster", "AWS/RDS", named("DBClusterIdentifier")),
  published("AWS::RDS::DBInstance", "AWS/RDS", named("DBInstanceIdentifier")),
  published("AWS::OpenSearchServerless::Collection", "AWS/AOSS", ({ identifier, account, model }) => ({
    ClientId: account,
    CollectionId: identifier,
    CollectionName: textAt(model, "Name"),
  })),
  published("AWS::RedshiftServerless::Workgroup", "AWS/Redshift-Serverless", named("Workgroup")),
  published("AWS::Athena::WorkGroup", "AWS/Athena", ({ identifier }) => ({ WorkGroup: identifier, QueryType: "DML" }), {
    several: { QueryState: ["SUCCEEDED", "FAILED"] },
  }),
  published("AWS::SageMaker::FeatureGroup", "AWS/SageMaker/FeatureStore", ({ identifier }) => ({
    FeatureGroupName: identifier,
    OperationName: "PutRecord",
  })),
  published("AWS::SQS::Queue", "AWS/SQS", named("QueueName", "QueueName")),
  published("AWS::SageMaker::Endpoint", "AWS/SageMaker", endpointVariant),
  published("AWS::SageMaker::Endpoint", "/aws/sagemaker/Endpoints", endpointVariant),
  published("AWS::Bedrock::ApplicationInferenceProfile", "AWS/Bedrock", ({ identifier }) => ({ ModelId: lastOf(identifier, "/") })),
  published("AWS::ApiGatewayV2::Api", "AWS/ApiGateway", named("ApiId")),
  published("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS/ApplicationELB", ({ identifier }) => ({
    LoadBalancer: partAfter(identifier, "loadbalancer/"),
  })),
  published(
    "AWS::ElasticLoadBalancingV2::TargetGroup",
    "AWS/ApplicationELB",
    ({ identifier, model }) => ({
      TargetGroup: identifier.split(":").at(-1),
      LoadBalancer: partAfter(firstText(valueAt(model, ["LoadBalancerArns"])), "loadbalancer/"),
    }),
    { metrics: ["UnHealthyHostCount"] },
  ),
  published("AWS::IoT::TopicRule", "AWS/IoT", named("RuleName"), { metrics: ["ParseError"] }),
  published("AWS::IoT::TopicRule", "AWS/IoT", named("RuleName"), { metrics: ["Failure"], several: { ActionType: ["Kinesis"] } }),
  published(
    "AWS::Logs::SubscriptionFilter",
    "AWS/Logs",
    ({ model }) => ({ LogGroupName: textAt(model, "LogGroupName"), FilterName: textAt(model, "FilterName") }),
    { several: { DestinationType: ["Kinesis"] } },
  ),
  published("AWS::SNS::Topic", "AWS/SNS", ({ identifier }) => ({ TopicName: lastOf(identifier, ":") })),
];

function endpointVariant({ model }: StoredResource) {
  return { EndpointName: textAt(model, "EndpointName"), VariantName: "main" };
}

function lastOf(text: string | undefined, separator: string): string | undefined {
  return text?.split(separator).at(-1);
}

function partAfter(text: string | undefined, word: string): string | undefined {
  return text?.split(word)[1];
}

function firstText(value: Json | JsonObject | undefined): string | undefined {
  return Array.isArray(value) && typeof value[0] === "string" ? value[0] : undefined;
}
