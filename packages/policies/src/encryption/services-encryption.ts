import { type EncryptionRow, elsewhere } from "./encryption-row.ts";

/** Services beside the clouds encrypt unasked; which of them take a key of one's own from a deployment. */
export const SERVICES_ENCRYPTION: readonly EncryptionRow[] = [
  { type: "confluent.cluster", rests: "here", ownKey: ["spec.byok.id"] },
  { type: "confluent.schema", rests: "here" },
  { type: "confluent.tableflowTopic", rests: "here" },
  { type: "databricks.experiment", rests: "here" },
  { type: "databricks.vectorIndex", rests: "here" },
  { type: "fabric.workspace", rests: "here" },
  ...elsewhere("the cluster", "confluent.environment", "confluent.topic"),
  ...elsewhere(
    "the storage of its catalog",
    "databricks.schema",
    "databricks.volume",
    "databricks.featureTable",
    "databricks.registeredModel",
  ),
  ...elsewhere("the workspace", "fabric.lakehouse", "fabric.warehouse", "fabric.eventstream", "fabric.mirroredDatabase"),
];
