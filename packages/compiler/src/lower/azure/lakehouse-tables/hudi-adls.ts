import { adlsTables } from "./adls-tables.ts";

export const hudiAdls = adlsTables({
  variant: "hudi-adls",
  format: "hudi",
  service: "Apache Hudi on Azure Data Lake Storage",
  gap: "nothing on Azure manages Hudi: its writer creates and compacts a table; serverless SQL and Fabric cannot read it",
  report: (context) => {
    const blind = context.outgoing("tables").find(({ component }) => component.kind === "sql-engine");
    if (!blind) return;
    context.report({
      severity: "warning",
      code: "ZL-AZURE-HUDI-SQL",
      message: `“${blind.component.title}” cannot read “${context.component.title}”: SQL on Azure knows no Hudi.`,
      target: { component: context.component.id, setting: "engine" },
      hint: "Choose Delta as the format, or let a Spark job write what is asked in SQL as Delta.",
    });
  },
});
