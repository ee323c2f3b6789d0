import type { Rule } from "../rule.ts";
import { CATALOG_CREDENTIALS_RULES } from "./catalogs/credentials.ts";
import { CATALOG_OWNERSHIP_RULES } from "./catalogs/ownership.ts";
import { COST_DATA_RULES } from "./costs/data.ts";
import { COST_IDLE_CAPACITY_RULES } from "./costs/idle-capacity.ts";
import { FEATURES_RULES } from "./features.ts";
import { ATHENA_RULES } from "./formats/athena.ts";
import { BIGQUERY_AND_DATAFLOW_RULES } from "./formats/bigquery-and-dataflow.ts";
import { DATABRICKS_RULES } from "./formats/databricks.ts";
import { FLINK_WRITES_RULES } from "./formats/flink-writes.ts";
import { MANAGED_DELIVERY_RULES } from "./formats/managed-delivery.ts";
import { REDSHIFT_RULES } from "./formats/redshift.ts";
import { STREAMING_READS_RULES } from "./formats/streaming-reads.ts";
import { SYNAPSE_AND_FABRIC_RULES } from "./formats/synapse-and-fabric.ts";
import { TABLE_SETTINGS_RULES } from "./formats/table-settings.ts";
import { PERSONAL_DATA_RULES } from "./governance/personal-data.ts";
import { PROTECTION_RULES } from "./governance/protection.ts";
import { RELIABLE_DATA_RULES } from "./reliability/data.ts";
import { RELIABLE_RUNS_RULES } from "./reliability/runs.ts";
import { SCHEMAS_RULES } from "./schemas.ts";
import { SERVING_RULES } from "./serving.ts";
import { STREAM_CAPACITY_RULES } from "./streams/capacity.ts";
import { STREAM_ENGINE_CHOICE_RULES } from "./streams/engine-choice.ts";
import { STREAM_FRESHNESS_RULES } from "./streams/freshness.ts";
import { STREAM_GUARANTEES_RULES } from "./streams/guarantees.ts";
import { STREAM_SERVICE_LIMITS_RULES } from "./streams/service-limits.ts";
import { TRAINING_ACCELERATORS_RULES } from "./training/accelerators.ts";
import { TRAINING_SET_UP_RULES } from "./training/set-up.ts";
import { VECTOR_LOAD_RULES } from "./vectors/load.ts";
import { VECTOR_MODELS_AND_INDEXES_RULES } from "./vectors/models-and-indexes.ts";

/** Every rule. Adding one: an entry in the file of its topic and an example of its code under `examples`. */
export const RULES: readonly Rule[] = [
  ...ATHENA_RULES,
  ...REDSHIFT_RULES,
  ...SYNAPSE_AND_FABRIC_RULES,
  ...BIGQUERY_AND_DATAFLOW_RULES,
  ...DATABRICKS_RULES,
  ...MANAGED_DELIVERY_RULES,
  ...FLINK_WRITES_RULES,
  ...STREAMING_READS_RULES,
  ...TABLE_SETTINGS_RULES,
  ...CATALOG_CREDENTIALS_RULES,
  ...CATALOG_OWNERSHIP_RULES,
  ...STREAM_GUARANTEES_RULES,
  ...STREAM_FRESHNESS_RULES,
  ...STREAM_CAPACITY_RULES,
  ...STREAM_SERVICE_LIMITS_RULES,
  ...STREAM_ENGINE_CHOICE_RULES,
  ...SCHEMAS_RULES,
  ...VECTOR_MODELS_AND_INDEXES_RULES,
  ...VECTOR_LOAD_RULES,
  ...FEATURES_RULES,
  ...TRAINING_ACCELERATORS_RULES,
  ...TRAINING_SET_UP_RULES,
  ...SERVING_RULES,
  ...PERSONAL_DATA_RULES,
  ...PROTECTION_RULES,
  ...COST_IDLE_CAPACITY_RULES,
  ...COST_DATA_RULES,
  ...RELIABLE_DATA_RULES,
  ...RELIABLE_RUNS_RULES,
];
