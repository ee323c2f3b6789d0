import { type DesiredResource, join } from "@zerolake/resources";
import type { LoweringContext, Part, Statement } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { zonesOf } from "../../tables/lake-tables.ts";
import { BIGQUERY_DATASET, bigqueryDataset, onDataset } from "../bigquery-dataset.ts";
import { grant, members, type PolicyTarget } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";

const DATASET = "dataset";
const CONNECTION = "bigqueryconnection.connection";
export const CONNECTION_RIGHTS = "connectionRight";

/** Names of what a table store keeps in BigQuery: a dataset per zone over one bucket. */
export function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

export function datasetName(part: Part, zone: string): string {
  return nameOf(part, BIGQUERY_DATASET, DATASET, zone);
}

export function connectionName(part: Part): string {
  return nameOf(part, CONNECTION, "connection");
}

export function connectionPath(part: Part): string {
  return pathOf(part, CONNECTION, { name: connectionName(part) });
}

export function onBucket(part: Part): PolicyTarget {
  return { type: BUCKET, path: pathOf(part, BUCKET, { name: bucketName(part) }) };
}

export function onZone(part: Part, zone: string): PolicyTarget {
  return onDataset(part, datasetName(part, zone));
}

/** Whoever reads the tables through BigQuery reaches the files by the connection. */
export function useConnection(part: Part): Statement {
  return grant("roles/bigquery.connectionUser", { type: CONNECTION, path: connectionPath(part) });
}

/** Where readers find the datasets. */
export function datasetFacts(part: Part) {
  const zones = zonesOf(part.component);
  return {
    project: part.target.account,
    databaseNames: zones.map((zone) => datasetName(part, zone)),
    databaseByZone: Object.fromEntries(zones.map((zone) => [zone, datasetName(part, zone)])),
    bucketName: bucketName(part),
  };
}

export function dataset(context: LoweringContext, zone: string, { holdsData }: { readonly holdsData: boolean }): DesiredResource {
  return bigqueryDataset(context, { name: DATASET, key: zone, description: `${context.component.id} ${zone}`, holdsData });
}

/** The account with which BigQuery reaches the bucket is made with the connection; it may do nothing before it is let in. */
export function connection(context: LoweringContext, roles: readonly string[]): readonly DesiredResource[] {
  const account = join("serviceAccount:", ref(context, "connection", "cloudResource.serviceAccountId"));
  return [
    gcpResource(context, {
      name: "connection",
      type: CONNECTION,
      at: { name: connectionName(context) },
      properties: { friendlyName: context.component.title, description: `Files of ${context.component.id}`, cloudResource: {} },
    }),
    ...members(context, { name: CONNECTION_RIGHTS, member: account, statements: roles.map((role) => grant(role, onBucket(context))) }),
  ];
}
