import type { OperationVerb } from "../store/records.ts";

type Seconds = readonly [create: number, update: number, remove: number];

const QUICK: Seconds = [4, 4, 4];

/** Usual durations seen with the real services, in seconds: create, update, delete. Everything else is quick. */
const TYPICAL: Readonly<Record<string, Seconds>> = {
  "AWS::EC2::NatGateway": [110, 10, 60],
  "AWS::EC2::VPCEndpoint": [60, 30, 60],
  "AWS::EC2::VPC": [12, 5, 5],
  "AWS::EKS::Cluster": [720, 600, 240],
  "AWS::EKS::Nodegroup": [180, 240, 240],
  "AWS::EKS::Addon": [60, 60, 30],
  "AWS::EFS::MountTarget": [90, 10, 60],
  "AWS::EMR::Cluster": [420, 60, 120],
  "AWS::ECS::Service": [120, 180, 90],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": [150, 20, 20],
  "AWS::IAM::Role": [16, 6, 4],
  "AWS::IAM::InstanceProfile": [120, 6, 4],
  "AWS::KafkaConnect::Connector": [480, 300, 180],
  "AWS::KinesisFirehose::DeliveryStream": [60, 30, 60],
  "AWS::Kinesis::Stream": [30, 60, 30],
  "AWS::KMS::Key": [15, 5, 5],
  "AWS::Lambda::Function": [12, 12, 5],
  "AWS::Lambda::EventSourceMapping": [25, 25, 60],
  "AWS::MSK::Cluster": [1500, 1200, 420],
  "AWS::MSK::ServerlessCluster": [420, 30, 300],
  "AWS::MWAA::Environment": [1500, 1200, 900],
  "AWS::OpenSearchServerless::Collection": [240, 20, 60],
  "AWS::OpenSearchServerless::VpcEndpoint": [90, 30, 60],
  "AWS::RDS::DBCluster": [300, 120, 240],
  "AWS::RDS::DBInstance": [480, 300, 300],
  "AWS::RedshiftServerless::Workgroup": [360, 240, 180],
  "AWS::RedshiftServerless::Namespace": [20, 60, 60],
  "AWS::DMS::ReplicationConfig": [15, 15, 120],
  "AWS::SageMaker::Cluster": [1200, 900, 600],
  "AWS::SageMaker::Domain": [300, 180, 240],
  "AWS::SageMaker::Endpoint": [420, 480, 30],
  "AWS::SageMaker::FeatureGroup": [40, 30, 30],
  "AWS::SageMaker::MlflowTrackingServer": [1500, 1200, 300],
  "AWS::Transfer::Server": [150, 60, 60],
  "Microsoft.App/containerApps": [60, 60, 30],
  "Microsoft.App/managedEnvironments": [240, 60, 300],
  "Microsoft.DBforPostgreSQL/flexibleServers": [420, 120, 180],
  "Microsoft.DocumentDB/databaseAccounts": [300, 60, 240],
  "Microsoft.EventHub/namespaces": [90, 30, 60],
  "Microsoft.KeyVault/vaults": [20, 10, 10],
  "Microsoft.Network/natGateways": [20, 10, 20],
  "Microsoft.Purview/accounts": [420, 60, 240],
  "Microsoft.Resources/providers": [60, 0, 0],
  "Microsoft.Storage/storageAccounts": [30, 10, 5],
  "Microsoft.Synapse/workspaces": [600, 120, 600],
  "confluent.cluster": [60, 30, 10],
  "confluent.computePool": [60, 20, 10],
  "confluent.statement": [30, 5, 5],
  "confluent.tableflowTopic": [60, 20, 10],
  "fabric.warehouse": [30, 5, 5],
  "Zerolake::DMS::RunningReplication": [900, 15, 240],
  "Zerolake::EMRServerless::StreamingJob": [90, 4, 20],
  "Zerolake::Glue::StreamingRun": [60, 4, 20],
  "Zerolake::KinesisAnalytics::RunningApplication": [90, 90, 60],
};

export function typicalSeconds(type: string, verb: OperationVerb): number {
  const [create, update, remove] = TYPICAL[type] ?? QUICK;
  return { CREATE: create, UPDATE: update, DELETE: remove }[verb];
}
