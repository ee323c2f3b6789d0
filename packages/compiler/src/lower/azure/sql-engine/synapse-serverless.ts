import type { Lowering, LoweringContext } from "../../../lowering.ts";

/** SQL without a server over the files of the tables, read with the workspace's own identity. */
export const synapseServerless: Lowering = {
  cloud: "azure",
  kind: "sql-engine",
  variant: "synapse-serverless",
  service: "Azure Synapse serverless SQL",
  gap: "reads Delta, Parquet and CSV, not Iceberg or Hudi; writes nothing but new files",
  minutes: [0, 1],
  needs: ["synapse-workspace"],
  outputs: (part) => ({ ports: { rows: { protocol: "tds", region: part.target.region } } }),
  lower: (context) => {
    reportUnreadable(context);
    return [];
  },
};

function reportUnreadable(context: LoweringContext): void {
  for (const { component, variant } of context.incoming("tables")) {
    if (variant.startsWith("delta-")) continue;
    context.report({
      severity: "warning",
      code: "ZL-AZURE-SQL-FORMAT",
      message: `Serverless SQL cannot read the tables of “${component.title}”: it reads Delta and Parquet.`,
      target: { component: context.component.id },
      hint: "Choose Delta as the format of the tables, or another SQL engine.",
    });
  }
}
