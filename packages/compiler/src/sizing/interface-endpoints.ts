import { flagSetting, type Part } from "../lowering.ts";

export interface EndpointRule {
  /** Last part of the service name. */
  readonly service: string;
  /** First part of the service name where it is not the usual one. */
  readonly vendor?: string;
  /** Kinds that call the service; absent = always. */
  readonly usedBy?: readonly string[];
  /** Only where there is no other way out: with NAT it would cost money for little. */
  readonly onlyWithoutEgress?: true;
}

const SPARK_AND_TABLES = [
  "catalog",
  "lakehouse-tables",
  "spark-engine",
  "sql-engine",
  "stream-processor",
  "stream-delivery",
  "data-quality",
];
const SAGEMAKER = ["ml-workspace", "feature-store", "model-registry", "model-training", "model-serving", "embedding-job", "dataset-store"];
const CONTAINERS = ["app-service", "event-source", "feed-source", "kubernetes-cluster", "gpu-pool", ...SAGEMAKER];
const CLUSTERS = ["kubernetes-cluster", "gpu-pool"];

/** Each interface endpoint bills per zone and hour: only services that the blueprint uses get one. */
const INTERFACE_ENDPOINTS: readonly EndpointRule[] = [
  { service: "sts" },
  { service: "logs" },
  { service: "monitoring" },
  { service: "kms", usedBy: ["encryption-key"] },
  { service: "secretsmanager", usedBy: ["secrets", "vector-store", "database-source", "feed-source", "event-stream"] },
  { service: "glue", usedBy: [...SPARK_AND_TABLES, "schema-registry", "feature-store"] },
  { service: "athena", usedBy: ["sql-engine"] },
  { service: "lakeformation", usedBy: ["governance"] },
  { service: "s3tables", usedBy: ["lakehouse-tables"] },
  { service: "kinesis-streams", usedBy: ["event-stream"] },
  { service: "kinesis-firehose", usedBy: ["stream-delivery"] },
  { service: "ecr.api", usedBy: CONTAINERS },
  { service: "ecr.dkr", usedBy: CONTAINERS },
  { service: "sagemaker.api", usedBy: SAGEMAKER },
  { service: "sagemaker.runtime", usedBy: ["model-serving", "ml-workspace", "embedding-job"] },
  { service: "sagemaker.featurestore-runtime", usedBy: ["feature-store"] },
  { service: "bedrock-runtime", usedBy: ["foundation-model", "embedding-job"] },
  { service: "s3vectors", usedBy: ["vector-store"] },
  { service: "studio", vendor: "aws.sagemaker", usedBy: ["ml-workspace"], onlyWithoutEgress: true },
  { service: "eks", usedBy: CLUSTERS, onlyWithoutEgress: true },
  { service: "eks-auth", usedBy: CLUSTERS, onlyWithoutEgress: true },
  { service: "ec2", usedBy: CLUSTERS, onlyWithoutEgress: true },
  { service: "autoscaling", usedBy: CLUSTERS, onlyWithoutEgress: true },
  { service: "elasticloadbalancing", usedBy: CLUSTERS, onlyWithoutEgress: true },
];

/** Interface endpoints of a network: those of the services that the blueprint uses, none unless it asks for private ones. */
export function interfaceEndpoints(part: Part): readonly EndpointRule[] {
  if (!flagSetting(part, "privateEndpoints")) return [];
  const hasNoEgress = part.component.settings["egress"] === "none";
  return INTERFACE_ENDPOINTS.filter((rule) => rule.usedBy?.some((kind) => part.has(kind)) ?? true).filter(
    (rule) => hasNoEgress || !rule.onlyWithoutEgress,
  );
}
