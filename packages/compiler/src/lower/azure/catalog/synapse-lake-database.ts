import type { Lowering } from "../../../lowering.ts";

/** Tables are found by where their files lie; the workspace's SQL lists them. It has nothing of its own to create. */
export const synapseLakeDatabase: Lowering = {
  cloud: "azure",
  kind: "catalog",
  variant: "synapse-lake-database",
  service: "Synapse lake database",
  gap: "Delta and Parquet only; views by path, no lineage; other engines read the files, not this catalog",
  minutes: [0, 1],
  needs: ["synapse-workspace"],
  outputs: (part) => ({ ports: { catalog: { catalogKind: "synapse", region: part.target.region } } }),
  lower: (context) => {
    context.report({
      severity: "info",
      code: "ZL-AZURE-LAKE-DATABASE",
      message: `“${context.component.title}” names no tables by itself: whoever asks in SQL makes a view of a table's folder first.`,
      target: { component: context.component.id },
      hint: "In Synapse: CREATE VIEW … AS SELECT * FROM OPENROWSET(BULK '<folder of the table>', FORMAT = 'DELTA') AS rows.",
    });
    return [];
  },
};
