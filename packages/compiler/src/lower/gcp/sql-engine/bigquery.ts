import type { Lowering, Part } from "../../../lowering.ts";
import { grant, onProject } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const DATASET = "bigquery.dataset";

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
        grant("roles/bigquery.dataViewer", { type: DATASET, path: pathOf(self, DATASET, { name: datasetName(self) }) }),
      ],
    },
  },
  lower: (context) => {
    const key = keyName(context);
    return [
      gcpResource(context, {
        name: "dataset",
        type: DATASET,
        at: { name: datasetName(context) },
        holdsData: true,
        properties: {
          datasetReference: { projectId: context.target.account, datasetId: datasetName(context) },
          location: context.target.region,
          description: `Views and saved results of ${context.component.id}`,
          defaultEncryptionConfiguration: key === undefined ? undefined : { kmsKeyName: key },
        },
        dependsOn: afterKeyGrant(context, "bigquery.googleapis.com"),
      }),
    ];
  },
};

function datasetName(part: Part): string {
  return nameOf(part, DATASET, "dataset");
}
