interface DefaultQuota {
  readonly QuotaName: string;
  readonly QuotaCode: string;
  readonly Value: number;
}

/** Machines of SageMaker that have a limit each; the limits of a new account are lower, which a condition can say. */
const SAGEMAKER_MACHINES = ["t2", "m5", "c5", "r5", "c6i", "m6i", "g4dn", "g5", "g6", "p4d", "p5", "inf2"].flatMap((family) =>
  ["medium", "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "48xlarge"].map(
    (size) => `ml.${family}.${size}`,
  ),
);

/** Names, codes and values as Service Quotas lists them for an account that has asked for nothing yet. */
export const DEFAULT_QUOTAS: Readonly<Record<string, readonly DefaultQuota[]>> = {
  ec2: [
    { QuotaName: "EC2-VPC Elastic IPs", QuotaCode: "L-0263D0A3", Value: 5 },
    { QuotaName: "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", QuotaCode: "L-1216C47A", Value: 640 },
    { QuotaName: "Running On-Demand G and VT instances", QuotaCode: "L-DB2E81BA", Value: 256 },
    { QuotaName: "Running On-Demand P instances", QuotaCode: "L-417A185B", Value: 384 },
  ],
  eks: [{ QuotaName: "Clusters", QuotaCode: "L-1194D53C", Value: 100 }],
  elasticloadbalancing: [{ QuotaName: "Application Load Balancers per Region", QuotaCode: "L-53DA6B97", Value: 50 }],
  "emr-serverless": [{ QuotaName: "Max concurrent vCPUs per account", QuotaCode: "L-D05C8A75", Value: 4_000 }],
  kinesis: [{ QuotaName: "Shards per Region", QuotaCode: "L-8F1AE3A3", Value: 500 }],
  rds: [{ QuotaName: "DB clusters", QuotaCode: "L-952B80B8", Value: 40 }],
  s3: [{ QuotaName: "General purpose buckets", QuotaCode: "L-DC2B2D3D", Value: 10_000 }],
  sagemaker: SAGEMAKER_MACHINES.map((machine, index) => ({
    QuotaName: `${machine} for endpoint usage`,
    QuotaCode: `L-${(0x5a6e0000 + index).toString(16).toUpperCase()}`,
    Value: 20,
  })),
  vpc: [{ QuotaName: "VPCs per Region", QuotaCode: "L-F678F1CE", Value: 5 }],
};
