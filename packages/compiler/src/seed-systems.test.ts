import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { type Cloud, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { AZURE_ANSWERED } from "./lower/azure/azure-samples.testing.ts";
import { GCP_ANSWERED } from "./lower/gcp/samples.testing.ts";
import { ANSWERED, sampleTarget } from "./sample-environments.testing.ts";

const ANSWERS = { aws: ANSWERED, azure: AZURE_ANSWERED, gcp: GCP_ANSWERED } as const;

/** Everything that the thirteen templates become anywhere: kinds with their engines, variants, and types of resources. */
const USED = new Set(
  TEMPLATES.flatMap((template) =>
    (Object.keys(ANSWERS) as Cloud[]).flatMap((cloud) =>
      TIERS.flatMap((tier) => {
        const blueprint = expandTemplate(template);
        const { resources, components } = compile(blueprint, sampleTarget(tier, ANSWERS[cloud], cloud));
        return [
          ...resources.map(({ type }) => type),
          ...components.map(({ kind, variant }) => `${cloud} ${kind} ${variant}`),
          ...blueprint.components.flatMap(({ kind, settings }) =>
            Object.entries(settings).map(([key, value]) => `${kind} ${key}=${JSON.stringify(value)}`),
          ),
          ...blueprint.components.map(({ kind }) => kind),
        ];
      }),
    ),
  ),
);

const uses = (pattern: RegExp): boolean => [...USED].some((one) => pattern.test(one));

/** What the founding text says must be supported, and how it is seen that a template uses it. */
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ["Apache Iceberg", /^lakehouse-tables engine="iceberg"/],
  ["Delta Lake", /^lakehouse-tables engine="delta"/],
  ["Apache Hudi", /^lakehouse-tables engine="hudi"/],
  ["Kafka on Amazon MSK", /^AWS::MSK::/],
  ["Kafka on Event Hubs", /^Microsoft\.EventHub\/namespaces$/],
  ["Managed Service for Apache Kafka", /^managedkafka\.cluster$/],
  ["Confluent", /^confluent\./],
  ["Kinesis", /^AWS::Kinesis::Stream$/],
  ["Pub/Sub", /^pubsub\.topic$/],
  ["Apache Flink", /^AWS::KinesisAnalyticsV2::Application$/],
  ["Spark Structured Streaming", /stream-processor .*(spark|emr-serverless-streaming|databricks-streaming|synapse)/],
  ["IoT devices", /^device-source$/],
  ["user events", /^event-source$/],
  ["API logs", /^log-source$/],
  ["social streams and market data", /^feed-source$/],
  ["Amazon S3", /^AWS::S3::Bucket$/],
  ["AWS Glue", /^AWS::Glue::/],
  ["Amazon EMR", /^AWS::EMR/],
  ["Databricks", /^databricks\./],
  ["Amazon SageMaker", /^AWS::SageMaker::/],
  ["Amazon Redshift", /^AWS::RedshiftServerless::/],
  ["S3 Tables", /^AWS::S3Tables::/],
  ["ADLS Gen2", /^Microsoft\.Storage\/storageAccounts$/],
  ["Azure Synapse", /^Microsoft\.Synapse\//],
  ["Azure Machine Learning", /^Microsoft\.MachineLearningServices\//],
  ["Microsoft Fabric", /^(fabric\.|Microsoft\.Fabric\/)/],
  ["Cloud Storage", /^storage\.bucket$/],
  ["BigQuery", /^bigquery\./],
  ["Vertex AI", /^aiplatform\./],
  ["Dataproc", /dataproc/],
  ["BigLake", /^biglake\./],
  ["multimodal datasets", /^dataset-store$/],
  ["vector stores", /^vector-store$/],
  ["GPU clusters", /^gpu-pool$/],
  ["feature stores", /^feature-store$/],
  ["model registries", /^model-registry$/],
  ["ML platforms", /^ml-workspace$/],
  ["metadata catalogs", /^catalog$/],
  ["schema evolution", /^schema-registry$/],
  ["data quality", /^data-quality$/],
  ["access policies", /^governance$/],
];

describe("what must be supported", () => {
  it.each(SYSTEMS)("%s is used by a template", (_, pattern) => {
    expect(uses(pattern)).toBe(true);
  });
});
