import { type PropertyMap, textsAt } from "@zerolake/resources";
import type { QuotaRow } from "../quota-rows.ts";

/** Service Quotas counts vCPUs of EC2 by family of machines ("On-Demand instance limits", EC2 user guide). */
const EC2_FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^p\d/, "Running On-Demand P instances"],
  [/^(g\d|vt)/, "Running On-Demand G and VT instances"],
  [/^inf/, "Running On-Demand Inf instances"],
  [/^trn/, "Running On-Demand Trn instances"],
  [/^[acdhimrtz]/, "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances"],
];

function ec2Quota(path: string): (item: PropertyMap) => string | undefined {
  return (item) => {
    const [type = ""] = textsAt(item, path);
    return EC2_FAMILIES.find(([family]) => family.test(type))?.[1];
  };
}

/** What types take from which limit, by the names that Service Quotas gives them. */
export const AWS_QUOTAS: readonly QuotaRow[] = [
  { type: "AWS::EC2::VPC", service: "vpc", quota: "VPCs per Region", unit: "networks" },
  { type: "AWS::EC2::EIP", service: "ec2", quota: "EC2-VPC Elastic IPs", unit: "addresses" },
  { type: "AWS::S3::Bucket", service: "s3", quota: "General purpose buckets", unit: "buckets" },
  { type: "AWS::EKS::Cluster", service: "eks", quota: "Clusters", unit: "clusters" },
  { type: "AWS::RDS::DBCluster", service: "rds", quota: "DB clusters", unit: "clusters" },
  {
    type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    service: "elasticloadbalancing",
    quota: "Application Load Balancers per Region",
    unit: "load balancers",
  },
  { type: "AWS::Kinesis::Stream", service: "kinesis", quota: "Shards per Region", unit: "shards", amount: "ShardCount" },
  {
    type: "AWS::EMRServerless::Application",
    service: "emr-serverless",
    quota: "Max concurrent vCPUs per account",
    unit: "vCPU",
    amount: "MaximumCapacity.Cpu",
  },
  {
    type: "AWS::EKS::Nodegroup",
    service: "ec2",
    quota: ec2Quota("InstanceTypes.*"),
    unit: "vCPU",
    amount: "ScalingConfig.DesiredSize",
    machineType: "InstanceTypes.*",
  },
  { type: "AWS::EC2::Instance", service: "ec2", quota: ec2Quota("InstanceType"), unit: "vCPU", machineType: "InstanceType" },
  {
    type: "AWS::SageMaker::EndpointConfig",
    service: "sagemaker",
    each: "ProductionVariants.*",
    quota: "{InstanceType} for endpoint usage",
    unit: "instances",
    amount: "InitialInstanceCount",
  },
];

/** Where types name machines of EC2, which it can be asked about. SageMaker has no such question for its own. */
export const AWS_MACHINE_TYPES: Readonly<Record<string, string>> = {
  "AWS::EC2::Instance": "InstanceType",
  "AWS::EKS::Nodegroup": "InstanceTypes.*",
};
