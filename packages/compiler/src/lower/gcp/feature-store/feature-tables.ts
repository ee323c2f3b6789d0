import { listSetting, type Part } from "../../../lowering.ts";
import { sqlName } from "../../tables/lake-tables.ts";
import { BIGQUERY_DATASET } from "../bigquery-dataset.ts";
import { nameOf } from "../names.ts";

export const DATASET = "dataset";

/** Whose features are kept: one table each. */
export function entities(part: Part): readonly string[] {
  return [...new Set(listSetting(part, "entities"))];
}

export function datasetName(part: Part): string {
  return nameOf(part, BIGQUERY_DATASET, DATASET);
}

/** Address of an entity's table, as the feature store reads it. */
export function tableUri(part: Part, entity: string): string {
  return `bq://${part.target.account}.${datasetName(part)}.${sqlName(entity)}`;
}
