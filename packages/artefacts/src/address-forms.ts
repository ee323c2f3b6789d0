/** Kinds of addresses that arrows write and our programs open. */
export type AddressKind = "events" | "vectors" | "features" | "model" | "folder" | "object" | "service";

export interface AddressForm {
  /** The form as people read it. */
  readonly written: string;
  /** Source of a regular expression that matches the whole address. */
  readonly pattern: string;
  /** One address as it is deployed; the programs are tested with exactly these. */
  readonly example: string;
}

const REGION = "[a-z]{2}(-[a-z]+)+-\\d";
const ABFSS = "abfss://[a-z0-9-]+@[a-z0-9]+\\.dfs\\.core\\.windows\\.net/\\S*";
const GOOGLE_REGION = "[a-z]+-[a-z]+\\d+";
const PROJECT = "[a-z][a-z0-9-]+";
const ARN = "arn:aws[a-z-]*:[a-z-]+:[a-z0-9-]*:\\d*:[^&\\s]+";

/** Every address that may stand in the environment or the arguments of a program of ours. */
export const ADDRESS_FORMS: Readonly<Record<AddressKind, readonly AddressForm[]>> = {
  events: [
    {
      written: "kinesis://<region>/<stream>",
      pattern: `kinesis://${REGION}/[\\w.-]+`,
      example: "kinesis://eu-west-1/zl-dev-stream-clicks-0a1b2c3d",
    },
    {
      written: "kafka://<host:port,…>/<topic>[?iam=<region>|?login=plain|?login=google]",
      pattern: `kafka://[\\w.-]+:\\d+(,[\\w.-]+:\\d+)*/[\\w.-]+(\\?(iam=${REGION}|login=plain|login=google))?`,
      example: "kafka://b-1.zl.kafka.eu-west-1.amazonaws.com:9098,b-2.zl.kafka.eu-west-1.amazonaws.com:9098/clicks?iam=eu-west-1",
    },
    {
      written: "eventhubs://<host>/<hub>",
      pattern: "eventhubs://[a-z0-9-]+\\.servicebus\\.windows\\.net/[\\w.-]+",
      example: "eventhubs://zl-dev-stream-namespace-0a1b2c3d.servicebus.windows.net/clicks",
    },
    {
      written: "pubsub://<project>/<topic>",
      pattern: `pubsub://${PROJECT}/[a-z][a-z0-9-]+`,
      example: "pubsub://sample-project/zl-dev-stream-topic-clicks-0a1b2c3d",
    },
  ],
  vectors: [
    {
      written: "vertex-vectors://<host>/<deployed index>?endpoint=<name>&index=<name>",
      pattern: "vertex-vectors://[\\w.-]+/\\w+\\?endpoint=projects/[^&\\s]+&index=projects/[^&\\s]+",
      example:
        "vertex-vectors://1234567890.europe-west1-123456789012.vdb.vertexai.goog/zl_dev_candidates_deployed_0a1b2c3d?endpoint=projects/123456789012/locations/europe-west1/indexEndpoints/456&index=projects/123456789012/locations/europe-west1/indexes/789",
    },
    {
      written: "databricks-vectors://<host>/<index>",
      pattern: "databricks-vectors://[a-z0-9.-]+/\\w+\\.\\w+\\.\\w+",
      example: "databricks-vectors://adb-1234567890123456.7.azuredatabricks.net/zl_dev_catalog_0a1b2c3d.passages.vectors",
    },
    {
      written: "bigquery-vectors://<project>/<dataset>/<table>?location=<region>&metric=<metric>",
      pattern: `bigquery-vectors://${PROJECT}/\\w+/\\w+\\?location=${GOOGLE_REGION}&metric=(cosine|euclidean|dot)`,
      example: "bigquery-vectors://sample-project/zl_dev_index_dataset_0a1b2c3d/embeddings?location=europe-west1&metric=cosine",
    },
    {
      written: "aisearch://<host>/<index>",
      pattern: "aisearch://[a-z0-9-]+\\.search\\.windows\\.net/[a-z0-9-]+",
      example: "aisearch://zl-dev-vectors-service-0a1b2c3d.search.windows.net/vectors",
    },
    {
      written: "s3vectors://<region>/<bucket>/<index>",
      pattern: `s3vectors://${REGION}/[a-z0-9-]+/[a-z0-9.-]+`,
      example: "s3vectors://eu-west-1/zl-dev-vectors-vectorbucket-0a1b2c3d/zl-dev-vectors-index-0a1b2c3d",
    },
    {
      written: "opensearch://<host>/<index>?region=<region>&service=<aoss|es>",
      pattern: `opensearch://[a-z0-9.-]+/[a-z0-9-]+\\?region=${REGION}&service=(aoss|es)`,
      example: "opensearch://0abc1def2.eu-west-1.aoss.amazonaws.com/zl-dev-vectors-index-0a1b2c3d?region=eu-west-1&service=aoss",
    },
    {
      written:
        "postgresql://<host>:<port>/<database>/<table>?metric=<metric>&type=<column type>&dimension=<n>&links=<n>&login=<azure|google>",
      pattern:
        "postgresql://[\\w.-]+:\\d+/\\w+/\\w+\\?metric=(cosine|euclidean|dot)&type=(vector|halfvec)&dimension=\\d+&links=\\d+&login=(azure|google)",
      example: "postgresql://10.1.0.3:5432/vectors/embeddings?metric=cosine&type=vector&dimension=384&links=16&login=google",
    },
    {
      written:
        "qdrant://<host>:<port>/<collection>?dimension=<n>&metric=<metric>&links=<n>&quantization=<word>&copies=<n>&tls=<yes|no>&key=<place of a secret>",
      pattern: `qdrant://[\\w.-]+:\\d+/[a-z0-9-]+\\?dimension=\\d+&metric=(cosine|euclidean|dot)&links=\\d+&quantization=(none|fp16|byte|binary)&copies=\\d+&tls=(yes|no)&key=(https://[a-z0-9-]+\\.vault\\.azure\\.net/secrets/[\\w-]+|${ARN}|projects/[\\w-]+/secrets/[\\w-]+)`,
      example:
        "qdrant://qdrant.zl-dev-vectors-0a1b2c3d.internal:6333/vectors?dimension=384&metric=cosine&links=16&quantization=none&copies=1&tls=no&key=https://zl-dev-vectors-0a1b2c3d.vault.azure.net/secrets/api-key",
    },
    {
      written: "cosmos://<host>/<database>/<container>?metric=<metric>",
      pattern: "cosmos://[a-z0-9-]+\\.documents\\.azure\\.com/\\w+/\\w+\\?metric=(cosine|euclidean|dot)",
      example: "cosmos://zl-dev-vectors-account-0a1b2c3d.documents.azure.com/vectors/items?metric=cosine",
    },
    {
      written: "rds-data://<region>/<database>/<table>?metric=<metric>&type=<column type>&cluster=<arn>&secret=<arn>",
      pattern: `rds-data://${REGION}/\\w+/\\w+\\?metric=(cosine|euclidean|dot)&type=(vector|halfvec)&cluster=${ARN}&secret=${ARN}`,
      example:
        "rds-data://eu-west-1/vectors/embeddings?metric=cosine&type=vector&cluster=arn:aws:rds:eu-west-1:123456789012:cluster:zl-dev-vectors&secret=arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-0a1b-X2y3Z4",
    },
  ],
  features: [
    {
      written: "vertex-features://<region>/<project>/<store>/<view>[,<view>]?host=<host>",
      pattern: `vertex-features://${GOOGLE_REGION}/${PROJECT}/\\w+/\\w+(,\\w+)*\\?host=[\\w.-]+`,
      example:
        "vertex-features://europe-west1/sample-project/zl_dev_store_0a1b2c3d/zl_dev_view_0a1b2c3d?host=123.europe-west1-1.featurestore.vertexai.goog",
    },
    {
      written: "sagemaker-features://<region>/<group>[,<group>]",
      pattern: `sagemaker-features://${REGION}/[\\w-]+(,[\\w-]+)*`,
      example: "sagemaker-features://eu-west-1/zl-dev-features-user-id-0a1b2c3d,zl-dev-features-item-id-0a1b2c3d",
    },
  ],
  model: [
    {
      written: "vertex://<region>/<project>/<endpoint>",
      pattern: `vertex://${GOOGLE_REGION}/${PROJECT}/[a-z0-9-]+`,
      example: "vertex://europe-west1/sample-project/zl-dev-ranker-endpoint-0a1b2c3d",
    },
    {
      written: "vertex-model://<region>/<project>/<publisher>/<model>",
      pattern: `vertex-model://${GOOGLE_REGION}/${PROJECT}/[a-z-]+/[\\w.@-]+`,
      example: "vertex-model://europe-west1/sample-project/google/gemini-2.5-flash",
    },
    {
      written: "sagemaker://<region>/<endpoint>",
      pattern: `sagemaker://${REGION}/[\\w-]+`,
      example: "sagemaker://eu-west-1/zl-dev-ranker-endpoint-0a1b2c3d",
    },
    {
      written: "bedrock://<region>/<model>[?guardrail=<id>]",
      pattern: `bedrock://${REGION}/[\\w.:/-]+(\\?guardrail=[\\w-]+)?`,
      example: "bedrock://eu-west-1/amazon.titan-embed-text-v2:0",
    },
    {
      written: "azureopenai://<host>/<deployment>",
      pattern: "azureopenai://[a-z0-9-]+\\.openai\\.azure\\.com/[\\w.-]+",
      example: "azureopenai://zl-dev-llm-account-0a1b2c3d.openai.azure.com/llm",
    },
    {
      written: "databricks-model://<host>/<endpoint>",
      pattern: "databricks-model://[a-z0-9.-]+/[\\w.-]+",
      example: "databricks-model://adb-1234567890123456.7.azuredatabricks.net/zl-dev-ranker-endpoint-0a1b2c3d",
    },
    {
      written: "azureml://<host>/<path>",
      pattern: "azureml://[a-z0-9.-]+\\.inference\\.ml\\.azure\\.com/\\S+",
      example: "azureml://zl-dev-ranker-0a1b2c3d.westeurope.inference.ml.azure.com/score",
    },
    { written: "http[s]://<host>[/<path>]", pattern: "https?://[\\w.-]+(:\\d+)?(/\\S*)?", example: "https://models.example.com/embed" },
  ],
  folder: [
    { written: "gs://<bucket>/<prefix>", pattern: "gs://[a-z0-9._-]+/\\S*", example: "gs://zl-dev-lake-bucket-0a1b2c3d/" },
    { written: "file:///<path>", pattern: "file:///\\S+", example: "file:///opt/ml/processing/input" },
    { written: "abfss://<container>@<host>/<path>", pattern: ABFSS, example: "abfss://raw@zldevlake0a1b2c3d.dfs.core.windows.net/" },
    { written: "s3://<bucket>/<prefix>", pattern: "s3://[a-z0-9.-]+/\\S*", example: "s3://zl-dev-lake-bucket-0a1b2c3d/" },
  ],
  object: [
    {
      written: "gs://<bucket>/<name>",
      pattern: "gs://[a-z0-9._-]+/\\S+[^/\\s]",
      example: "gs://zl-dev-artefact-store-bucket-0a1b2c3d/work/embed/embedded.txt",
    },
    {
      written: "abfss://<container>@<host>/<path>",
      pattern: `${ABFSS}[^/\\s]`,
      example: "abfss://scratch@zldevartefacts0a1b2c3d.dfs.core.windows.net/embed/embedded.txt",
    },
    {
      written: "s3://<bucket>/<key>",
      pattern: "s3://[a-z0-9.-]+/\\S+[^/\\s]",
      example: "s3://zl-dev-artefacts-0a1b2c3d/scratch/embed/embedded.txt",
    },
  ],
  service: [{ written: "http[s]://<host>[/<path>]", pattern: "https?://[\\w.-]+(:\\d+)?(/\\S*)?", example: "https://api.example.com" }],
};

export function isAddress(kind: AddressKind, text: string): boolean {
  return ADDRESS_FORMS[kind].some(({ pattern }) => new RegExp(`^${pattern}$`, "u").test(text));
}
