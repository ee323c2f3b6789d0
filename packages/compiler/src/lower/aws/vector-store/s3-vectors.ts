import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const BUCKET = "AWS::S3Vectors::VectorBucket";
const INDEX = "AWS::S3Vectors::Index";
const READ = ["QueryVectors", "GetVectors", "ListVectors", "GetIndex"].map((verb) => `s3vectors:${verb}`);
const METRICS = ["cosine", "euclidean"];
const WRITE = ["PutVectors", "DeleteVectors"].map((verb) => `s3vectors:${verb}`);

/** Vectors beside objects: no server, no idle price. */
export const s3Vectors: Lowering = {
  cloud: "aws",
  kind: "vector-store",
  variant: "s3-vectors",
  service: "Amazon S3 Vectors",
  gap: "answers take hundreds of milliseconds; no keyword search; cosine and euclidean distance only",
  minutes: [0, 1],

  outputs: (part) => ({
    ports: {
      vectors: {
        protocol: "s3vectors",
        uri: `s3vectors://${part.target.region}/${bucketName(part)}/${indexName(part)}`,
        vectorBucketName: bucketName(part),
        indexName: indexName(part),
        indexArn: indexArn(part),
        dimension: numberSetting(part, "dimension"),
        metric: textSetting(part, "metric"),
        region: part.target.region,
      },
    },
  }),

  grants: {
    in: { vectors: (self) => [allow([...READ, ...WRITE], [indexArn(self)])] },
    out: { vectors: (self) => [allow(READ, [indexArn(self)])] },
  },

  lower: (context) => {
    reportMetric(context);
    const keyArn = context.platform("encryption-key")?.["keyArn"];
    return [
      awsResource(context, {
        name: "vectorBucket",
        type: BUCKET,
        properties: {
          VectorBucketName: bucketName(context),
          EncryptionConfiguration: keyArn === undefined ? undefined : { SseType: "aws:kms", KmsKeyArn: keyArn },
        },
      }),
      awsResource(context, {
        name: "index",
        type: INDEX,
        properties: {
          VectorBucketName: ref(context, "vectorBucket", "VectorBucketName"),
          IndexName: indexName(context),
          DataType: "float32",
          Dimension: numberSetting(context, "dimension"),
          DistanceMetric: textSetting(context, "metric"),
          MetadataConfiguration: { NonFilterableMetadataKeys: ["text"] },
        },
      }),
    ];
  },
};

/** Without a linter, too, nothing is planned that the service would refuse. */
function reportMetric(context: LoweringContext): void {
  const metric = textSetting(context, "metric");
  if (METRICS.includes(metric)) return;
  context.report({
    severity: "error",
    code: "ZL-AWS-VECTOR-METRIC",
    message: `S3 Vectors does not know the distance “${metric}”, only cosine and euclidean.`,
    target: { component: context.component.id, setting: "metric" },
    hint: "Choose cosine, or OpenSearch as the engine.",
  });
}

function indexArn(part: Part): string {
  return arn(part, "s3vectors", `bucket/${bucketName(part)}/index/${indexName(part)}`);
}

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "vectorBucket");
}

function indexName(part: Part): string {
  return nameOf(part, INDEX, "index");
}
