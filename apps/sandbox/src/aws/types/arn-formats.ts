import { textAt } from "../../json.ts";
import { arnOf, type NewResource } from "./new-resource.ts";

type Format = (resource: NewResource) => string;

function text(resource: NewResource, path: string): string {
  return textAt(resource.desired, path) ?? "";
}

function afterLastSlash(value: string): string {
  return value.slice(value.lastIndexOf("/") + 1);
}

/** Amazon Resource Names that the vendor's specification has no template for, or a wrong one. */
export const ARN_FORMATS: Readonly<Record<string, Format>> = {
  "AWS::ApplicationAutoScaling::ScalingPolicy": (r) =>
    arnOf(r, "autoscaling", `scalingPolicy:${r.madeUp.uuid()}:resource/${text(r, "ServiceNamespace")}:policyName/${text(r, "PolicyName")}`),
  "AWS::ECS::Service": (r) => arnOf(r, "ecs", `service/${afterLastSlash(text(r, "Cluster")) || "default"}/${text(r, "ServiceName")}`),
  "AWS::ECS::TaskDefinition": (r) => arnOf(r, "ecs", `task-definition/${text(r, "Family")}:1`),
  "AWS::EKS::AccessEntry": (r) =>
    arnOf(
      r,
      "eks",
      `access-entry/${text(r, "ClusterName")}/role/${r.account}/${afterLastSlash(text(r, "PrincipalArn"))}/${r.madeUp.uuid()}`,
    ),
  "AWS::EKS::Addon": (r) => arnOf(r, "eks", `addon/${text(r, "ClusterName")}/${text(r, "AddonName")}/${r.madeUp.uuid()}`),
  "AWS::EKS::Nodegroup": (r) => arnOf(r, "eks", `nodegroup/${text(r, "ClusterName")}/${text(r, "NodegroupName")}/${r.madeUp.uuid()}`),
  "AWS::EKS::PodIdentityAssociation": (r) => arnOf(r, "eks", `podidentityassociation/${text(r, "ClusterName")}/a-${r.madeUp.base36(17)}`),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": (r) =>
    arnOf(r, "elasticloadbalancing", `loadbalancer/${loadBalancerKind(r)}/${text(r, "Name")}/${r.madeUp.hex(16)}`),
  "AWS::ElasticLoadBalancingV2::TargetGroup": (r) => arnOf(r, "elasticloadbalancing", `targetgroup/${text(r, "Name")}/${r.madeUp.hex(16)}`),
  "AWS::ElasticLoadBalancingV2::Listener": (r) =>
    `${text(r, "LoadBalancerArn").replace(":loadbalancer/", ":listener/")}/${r.madeUp.hex(16)}`,
  "AWS::IAM::OIDCProvider": (r) => `arn:aws:iam::${r.account}:oidc-provider/${text(r, "Url").replace(/^https?:\/\//, "")}`,
  "AWS::Glue::Schema": (r) =>
    arnOf(r, "glue", `schema/${text(r, "Registry.Name") || afterLastSlash(text(r, "Registry.Arn"))}/${text(r, "Name")}`),
  "AWS::KafkaConnect::Connector": (r) => arnOf(r, "kafkaconnect", `connector/${text(r, "ConnectorName")}/${r.madeUp.uuid()}-2`),
  "AWS::KafkaConnect::CustomPlugin": (r) => arnOf(r, "kafkaconnect", `custom-plugin/${text(r, "Name")}/${r.madeUp.uuid()}-2`),
  "AWS::MSK::Cluster": (r) => arnOf(r, "kafka", `cluster/${text(r, "ClusterName")}/${r.madeUp.uuid()}-7`),
  "AWS::MSK::ServerlessCluster": (r) => arnOf(r, "kafka", `cluster/${text(r, "ClusterName")}/${r.madeUp.uuid()}-s2`),
  "AWS::MSK::Configuration": (r) => arnOf(r, "kafka", `configuration/${text(r, "Name")}/${r.madeUp.uuid()}-7`),
  "AWS::MSK::Topic": (r) => `${text(r, "ClusterArn").replace(":cluster/", ":topic/")}/${text(r, "TopicName")}`,
  "AWS::S3Tables::Table": (r) => `${text(r, "TableBucketARN")}/table/${r.madeUp.uuid()}`,
  "AWS::S3Vectors::Index": (r) =>
    `${text(r, "VectorBucketArn") || arnOf(r, "s3vectors", `bucket/${text(r, "VectorBucketName")}`)}/index/${text(r, "IndexName")}`,
  "AWS::SNS::Subscription": (r) => `${text(r, "TopicArn")}:${r.madeUp.uuid()}`,
  "AWS::Scheduler::Schedule": (r) => arnOf(r, "scheduler", `schedule/${text(r, "GroupName") || "default"}/${text(r, "Name")}`),
  "AWS::SecretsManager::Secret": (r) => arnOf(r, "secretsmanager", `secret:${text(r, "Name")}-${r.madeUp.base36(6)}`),
  "AWS::SageMaker::UserProfile": (r) => arnOf(r, "sagemaker", `user-profile/${text(r, "DomainId")}/${text(r, "UserProfileName")}`),
  "AWS::IoT::TopicRuleDestination": (r) => arnOf(r, "iot", `ruledestination/vpc/${r.madeUp.uuid()}`),
  "AWS::Transfer::User": (r) => arnOf(r, "transfer", `user/${text(r, "ServerId")}/${text(r, "UserName")}`),
};

function loadBalancerKind(resource: NewResource): string {
  return text(resource, "Type") === "network" ? "net" : "app";
}
