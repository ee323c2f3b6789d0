import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { BIGQUERY_DATASET, bigqueryDataset, onDataset } from "../bigquery-dataset.ts";
import { grant, onProject } from "../iam.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const DATASET = "dataset";
const TABLE = "embeddings";

/** Vectors in a table that costs nothing while nobody asks. */
export const bigqueryVector: Lowering = {
  cloud: "gcp",
  kind: "vector-store",
  variant: "bigquery-vector",
  service: "BigQuery vector search",
  gap: "an answer takes seconds; below 5,000 vectors every question reads them all, then whoever writes makes an index",
  minutes: [1, 3],
  outputs: (part) => ({
    ports: {
      vectors: {
        protocol: "bigquery-vectors",
        uri: `bigquery-vectors://${part.target.account}/${datasetName(part)}/${TABLE}?location=${part.target.region}&metric=${textSetting(part, "metric")}`,
        dataset: datasetName(part),
        tableName: TABLE,
        dimension: numberSetting(part, "dimension"),
        metric: textSetting(part, "metric"),
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: { vectors: (self) => [grant("roles/bigquery.dataEditor", onDataset(self, datasetName(self))), ask(self)] },
    out: { vectors: (self) => [grant("roles/bigquery.dataViewer", onDataset(self, datasetName(self))), ask(self)] },
  },
  lower: (context) => [
    bigqueryDataset(context, { name: DATASET, description: `Vectors of ${context.component.id}`, holdsData: true }),
    table(context),
  ],
};

function datasetName(part: Part): string {
  return nameOf(part, BIGQUERY_DATASET, DATASET);
}

/** Whoever asks does so with a job in the project. */
function ask(part: Part) {
  return grant("roles/bigquery.jobUser", onProject(part));
}

function table(context: LoweringContext): DesiredResource {
  const datasetId = datasetName(context);
  return gcpResource(context, {
    name: "table",
    type: "bigquery.table",
    at: { dataset: datasetId, name: TABLE },
    holdsData: true,
    properties: {
      tableReference: { projectId: context.target.account, datasetId, tableId: TABLE },
      description: context.component.title,
      schema: {
        fields: [
          { name: "id", type: "STRING", mode: "REQUIRED" },
          { name: "embedding", type: "FLOAT", mode: "REPEATED" },
          { name: "text", type: "STRING", mode: "NULLABLE" },
          { name: "metadata", type: "JSON", mode: "NULLABLE" },
        ],
      },
    },
    dependsOn: [DATASET],
  });
}
