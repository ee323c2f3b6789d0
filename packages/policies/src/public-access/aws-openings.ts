import { allowsEverybody, type Opening, openAt, openToAnywhere, openUnless } from "./opening.ts";

const BLOCKS = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"] as const;

export const AWS_OPENINGS: readonly Opening[] = [
  {
    type: "AWS::S3::Bucket",
    exposure: "anonymous",
    says: "does not block public access",
    isOpen: (properties) => BLOCKS.some((block) => openUnless(`PublicAccessBlockConfiguration.${block}`, true)(properties)),
  },
  { type: "AWS::S3::BucketPolicy", exposure: "anonymous", says: "lets everybody in", isOpen: allowsEverybody("PolicyDocument") },
  { type: "AWS::SQS::QueuePolicy", exposure: "anonymous", says: "lets everybody in", isOpen: allowsEverybody("PolicyDocument") },
  { type: "AWS::SNS::TopicInlinePolicy", exposure: "anonymous", says: "lets everybody in", isOpen: allowsEverybody("PolicyDocument") },
  { type: "AWS::Lambda::Url", exposure: "anonymous", says: "answers without a sign-in", isOpen: openAt("AuthType", "NONE") },
  {
    type: "AWS::ApiGatewayV2::Route",
    exposure: "anonymous",
    says: "answers without a sign-in",
    isOpen: openUnless("AuthorizationType", "AWS_IAM", "JWT", "CUSTOM"),
  },
  {
    type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    exposure: "internet",
    says: "faces the internet",
    isOpen: openUnless("Scheme", "internal"),
  },
  { type: "AWS::RDS::DBInstance", exposure: "internet", says: "has a public address", isOpen: openAt("PubliclyAccessible", true) },
  {
    type: "AWS::RedshiftServerless::Workgroup",
    exposure: "internet",
    says: "has a public address",
    isOpen: openAt("PubliclyAccessible", true),
  },
  {
    type: "AWS::MSK::Cluster",
    exposure: "internet",
    says: "has public brokers",
    isOpen: openAt("BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type", "SERVICE_PROVIDED_EIPS"),
  },
  {
    type: "AWS::EKS::Cluster",
    exposure: "internet",
    says: "has a public endpoint",
    isOpen: openUnless("ResourcesVpcConfig.EndpointPublicAccess", false),
  },
  {
    type: "AWS::MWAA::Environment",
    exposure: "internet",
    says: "has a public web server",
    isOpen: openAt("WebserverAccessMode", "PUBLIC_ONLY"),
  },
  { type: "AWS::Transfer::Server", exposure: "internet", says: "has a public endpoint", isOpen: openUnless("EndpointType", "VPC") },
  {
    type: "AWS::ECS::Service",
    exposure: "internet",
    says: "gives its tasks public addresses",
    isOpen: openAt("NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", "ENABLED"),
  },
  {
    type: "AWS::SageMaker::Domain",
    exposure: "internet",
    says: "lets notebooks reach the internet past the network",
    isOpen: openUnless("AppNetworkAccessType", "VpcOnly"),
  },
  {
    type: "AWS::OpenSearchServerless::SecurityPolicy",
    exposure: "internet",
    says: "lets requests in from anywhere",
    isOpen: (properties) => /"AllowFromPublic"\s*:\s*true/.test(JSON.stringify(properties["Policy"] ?? "").replaceAll('\\"', '"')),
  },
  {
    type: "AWS::EC2::SecurityGroup",
    exposure: "internet",
    says: "lets requests in from anywhere",
    isOpen: (properties) =>
      ["SecurityGroupIngress.*.CidrIp", "SecurityGroupIngress.*.CidrIpv6"].some((path) => openToAnywhere(path)(properties)),
  },
  {
    type: "AWS::EC2::SecurityGroupIngress",
    exposure: "internet",
    says: "lets requests in from anywhere",
    isOpen: (properties) => openToAnywhere("CidrIp")(properties) || openToAnywhere("CidrIpv6")(properties),
  },
];
