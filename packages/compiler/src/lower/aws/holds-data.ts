/**
 * Which types hold what a person would miss, and why. Such a resource is replaced or destroyed only with a consent that names
 * it. Every type that a lowering may create stands here once; a lowering decides only where the type alone does not say.
 */
export interface DataRule {
  readonly holds: "always" | "sometimes" | "never";
  readonly why: string;
  readonly types: readonly string[];
}

export const DATA_RULES: readonly DataRule[] = [
  {
    holds: "always",
    why: "rows, files, vectors or messages that exist nowhere else",
    types: [
      "AWS::DynamoDB::Table",
      "AWS::EFS::FileSystem",
      "AWS::Kinesis::Stream",
      "AWS::MSK::Cluster",
      "AWS::MSK::ServerlessCluster",
      "AWS::MSK::Topic",
      "AWS::OpenSearchServerless::Collection",
      "AWS::OpenSearchServerless::Index",
      "AWS::RDS::DBCluster",
      "AWS::RedshiftServerless::Namespace",
      "AWS::S3Tables::Namespace",
      "AWS::S3Tables::Table",
      "AWS::S3Tables::TableBucket",
      "AWS::S3Vectors::Index",
      "AWS::S3Vectors::VectorBucket",
      "AWS::SQS::Queue",
      "AWS::SageMaker::FeatureGroup",
      "Zerolake::RDS::VectorTable",
    ],
  },
  {
    holds: "always",
    why: "definitions of tables, partitions and schemas that engines, crawlers and people registered: without them the files are only files",
    types: ["AWS::Glue::Database", "AWS::Glue::Registry", "AWS::Glue::Schema", "AWS::Glue::SchemaVersion", "AWS::Glue::Table"],
  },
  {
    holds: "always",
    why: "what it encrypted cannot be read without it",
    types: ["AWS::KMS::Key"],
  },
  {
    holds: "always",
    why: "values, images and objects that people put in and that no blueprint knows",
    types: [
      "AWS::ECR::Repository",
      "AWS::EKS::Cluster",
      "AWS::SageMaker::Domain",
      "AWS::SageMaker::UserProfile",
      "AWS::SecretsManager::Secret",
    ],
  },
  {
    holds: "always",
    why: "history that is built up at run time: versions and approvals of models, runs of experiments, state of streams, runs and variables",
    types: [
      "AWS::KinesisAnalyticsV2::Application",
      "AWS::MWAA::Environment",
      "AWS::SageMaker::MlflowApp",
      "AWS::SageMaker::MlflowTrackingServer",
      "AWS::SageMaker::ModelPackageGroup",
    ],
  },
  {
    holds: "sometimes",
    why: "a bucket of programs is filled again by the next deployment; one of files, tables, models or an audit trail is not",
    types: ["AWS::S3::Bucket"],
  },
  {
    holds: "never",
    why: "computes or serves; what it works on lies elsewhere, and what lies on its own disks is scratch",
    types: [
      "AWS::ECS::Cluster",
      "AWS::ECS::Service",
      "AWS::EKS::Nodegroup",
      "AWS::EMR::Cluster",
      "AWS::EMRServerless::Application",
      "AWS::Lambda::Function",
      // An instance of Aurora: the storage is the cluster's.
      "AWS::RDS::DBInstance",
      "AWS::RedshiftServerless::Workgroup",
      "AWS::SageMaker::Cluster",
      "AWS::SageMaker::Endpoint",
      "AWS::Transfer::Server",
      "Zerolake::DMS::RunningReplication",
      "Zerolake::EMRServerless::StreamingJob",
      "Zerolake::Glue::StreamingRun",
      "Zerolake::KinesisAnalytics::RunningApplication",
    ],
  },
  {
    holds: "never",
    why: "passes on: what is under way is minutes old and still lies where it came from",
    types: [
      "AWS::DMS::ReplicationConfig",
      "AWS::IoT::TopicRule",
      "AWS::KafkaConnect::Connector",
      "AWS::KinesisFirehose::DeliveryStream",
      "AWS::Lambda::EventSourceMapping",
      "AWS::SNS::Topic",
    ],
  },
  {
    holds: "never",
    why: "tells how things ran, for the days that the tier keeps it; an audit trail is written to a bucket, which does hold it",
    types: ["AWS::CloudTrail::Trail", "AWS::Logs::LogGroup", "AWS::Logs::LogStream"],
  },
  {
    holds: "never",
    why: "a group of queries: a production one is not deleted while people have saved something in it",
    types: ["AWS::Athena::WorkGroup"],
  },
  {
    holds: "never",
    why: "made of what we write and nothing else: the next deployment makes it again as it was",
    types: [
      "AWS::ApiGatewayV2::Api",
      "AWS::ApiGatewayV2::Authorizer",
      "AWS::ApiGatewayV2::Integration",
      "AWS::ApiGatewayV2::Route",
      "AWS::ApiGatewayV2::Stage",
      "AWS::ApplicationAutoScaling::ScalableTarget",
      "AWS::ApplicationAutoScaling::ScalingPolicy",
      "AWS::Athena::DataCatalog",
      "AWS::Athena::NamedQuery",
      "AWS::Bedrock::ApplicationInferenceProfile",
      "AWS::Bedrock::Guardrail",
      "AWS::Budgets::Budget",
      "AWS::CE::AnomalyMonitor",
      "AWS::CE::AnomalySubscription",
      "AWS::CloudWatch::Alarm",
      "AWS::CloudWatch::Dashboard",
      "AWS::DMS::Endpoint",
      "AWS::DMS::ReplicationSubnetGroup",
      "AWS::EC2::EIP",
      "AWS::EC2::FlowLog",
      "AWS::EC2::InternetGateway",
      "AWS::EC2::LaunchTemplate",
      "AWS::EC2::NatGateway",
      "AWS::EC2::PlacementGroup",
      "AWS::EC2::Route",
      "AWS::EC2::RouteTable",
      "AWS::EC2::SecurityGroup",
      "AWS::EC2::SecurityGroupEgress",
      "AWS::EC2::SecurityGroupIngress",
      "AWS::EC2::Subnet",
      "AWS::EC2::SubnetRouteTableAssociation",
      "AWS::EC2::VPC",
      "AWS::EC2::VPCEndpoint",
      "AWS::EC2::VPCGatewayAttachment",
      "AWS::ECS::TaskDefinition",
      "AWS::EFS::MountTarget",
      "AWS::EKS::AccessEntry",
      "AWS::EKS::Addon",
      "AWS::EKS::PodIdentityAssociation",
      "AWS::EMR::SecurityConfiguration",
      "AWS::ElasticLoadBalancingV2::Listener",
      "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "AWS::ElasticLoadBalancingV2::TargetGroup",
      "AWS::Events::Rule",
      "AWS::Glue::Catalog",
      "AWS::Glue::Connection",
      "AWS::Glue::Crawler",
      "AWS::Glue::DataCatalogEncryptionSettings",
      "AWS::Glue::DataQualityRuleset",
      "AWS::Glue::Job",
      "AWS::Glue::SecurityConfiguration",
      "AWS::Glue::TableOptimizer",
      "AWS::Glue::Trigger",
      "AWS::IAM::InstanceProfile",
      "AWS::IAM::Role",
      "AWS::IAM::RolePolicy",
      "AWS::IoT::Policy",
      "AWS::IoT::ThingType",
      "AWS::IoT::TopicRuleDestination",
      "AWS::KMS::Alias",
      "AWS::KafkaConnect::CustomPlugin",
      "AWS::KafkaConnect::WorkerConfiguration",
      "AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption",
      "AWS::LakeFormation::DataCellsFilter",
      "AWS::LakeFormation::DataLakeSettings",
      "AWS::LakeFormation::PrincipalPermissions",
      "AWS::LakeFormation::Resource",
      "AWS::LakeFormation::Tag",
      "AWS::LakeFormation::TagAssociation",
      "AWS::Lambda::Permission",
      "AWS::Logs::SubscriptionFilter",
      "AWS::MSK::BatchScramSecret",
      "AWS::MSK::ClusterPolicy",
      "AWS::MSK::Configuration",
      "AWS::MWAAServerless::Workflow",
      "AWS::OpenSearchServerless::AccessPolicy",
      "AWS::OpenSearchServerless::SecurityPolicy",
      "AWS::OpenSearchServerless::VpcEndpoint",
      "AWS::RDS::DBSubnetGroup",
      "AWS::S3::BucketPolicy",
      "AWS::SNS::Subscription",
      "AWS::SNS::TopicInlinePolicy",
      "AWS::SageMaker::EndpointConfig",
      "AWS::SageMaker::Model",
      "AWS::SageMaker::Pipeline",
      "AWS::Scheduler::Schedule",
      "AWS::StepFunctions::StateMachine",
      "AWS::Transfer::User",
      "Zerolake::MSK::BootstrapBrokers",
      // What it made is the database's.
      "Zerolake::RDS::DatabaseUser",
      "Zerolake::S3::Object",
    ],
  },
];

const ruleOfType = new Map(DATA_RULES.flatMap(({ holds, types }) => types.map((type) => [type, holds] as const)));

/** Whether a resource holds data; `said` is the lowering's word, which counts only where the type does not decide. Throws for a type without a rule. */
export function holdsData(type: string, said: boolean | undefined): boolean {
  const rule = ruleOfType.get(type);
  if (rule === undefined) throw new Error(`No rule says whether ${type} holds data: add it to holds-data.ts`);
  if (rule !== "sometimes") {
    if (said !== undefined) throw new Error(`Whether ${type} holds data is decided by its type`);
    return rule === "always";
  }
  if (said === undefined) throw new Error(`Its lowering must say whether this ${type} holds data`);
  return said;
}
