import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { Named } from "../physical-name.ts";
import type { PolicyTarget } from "./iam.ts";
import { afterKeyGrant, keyName } from "./key.ts";
import { nameOf, pathOf } from "./names.ts";
import { gcpResource } from "./resource.ts";

export const BIGQUERY_DATASET = "bigquery.dataset";

/** The policy of a dataset, by the dataset's name. */
export function onDataset(part: Pick<Named, "target">, dataset: string): PolicyTarget {
  return { type: BIGQUERY_DATASET, path: pathOf(part, BIGQUERY_DATASET, { name: dataset }) };
}

export interface BigqueryDataset {
  /** Logical name inside the component, of which its physical name is made. */
  readonly name: string;
  /** Repeat key, e.g. the zone. */
  readonly key?: string;
  readonly description: string;
  readonly holdsData: boolean;
}

/** A dataset in the region of the environment, encrypted with the customer's key when there is one. */
export function bigqueryDataset(context: LoweringContext, { name, key, description, holdsData }: BigqueryDataset): DesiredResource {
  const dataset = nameOf(context, BIGQUERY_DATASET, name, key);
  const kmsKeyName = keyName(context);
  return gcpResource(context, {
    name,
    ...(key === undefined ? {} : { key }),
    type: BIGQUERY_DATASET,
    at: { name: dataset },
    holdsData,
    properties: {
      datasetReference: { projectId: context.target.account, datasetId: dataset },
      location: context.target.region,
      description,
      defaultEncryptionConfiguration: kmsKeyName === undefined ? undefined : { kmsKeyName },
    },
    dependsOn: afterKeyGrant(context, "bigquery.googleapis.com"),
  });
}
