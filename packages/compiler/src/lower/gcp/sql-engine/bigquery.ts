import type { Lowering, Part } from "../../../lowering.ts";
import { BIGQUERY_DATASET, bigqueryDataset, onDataset } from "../bigquery-dataset.ts";
import { grant, onProject } from "../iam.ts";
import { nameOf } from "../names.ts";

const DATASET = "dataset";

/** SQL without a server; every query runs with the rights of whoever asks it, and is paid by what it reads. */
export const bigquery: Lowering = {
  cloud: "gcp",
  kind: "sql-engine",
  variant: "bigquery",
  service: "BigQuery",
  gap: "other dialects of SQL are not understood; nothing limits how much one query reads",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { rows: { project: part.target.account, dataset: datasetName(part), region: part.target.region } } }),
  readsAsCaller: ["tables"],
  grants: {
    out: {
      rows: (self) => [
        grant("roles/bigquery.jobUser", onProject(self)),
        grant("roles/bigquery.dataViewer", onDataset(self, datasetName(self))),
      ],
    },
  },
  lower: (context) => [
    bigqueryDataset(context, { name: DATASET, description: `Views and saved results of ${context.component.id}`, holdsData: true }),
  ],
};

function datasetName(part: Part): string {
  return nameOf(part, BIGQUERY_DATASET, DATASET);
}
