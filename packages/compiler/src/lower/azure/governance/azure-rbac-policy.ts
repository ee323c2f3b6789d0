import { type Lowering, type LoweringContext, listSetting } from "../../../lowering.ts";
import { auditLogs, governedStores } from "./governed-stores.ts";
import { groupAccess } from "./group-access.ts";

/** Groups of people get the zones that the settings name: whole containers, since storage knows neither columns nor rows. */
export const azureRbacPolicy: Lowering = {
  cloud: "azure",
  kind: "governance",
  variant: "azure-rbac-policy",
  service: "Azure role-based access control",
  gap: "whole zones only: no masks, no row filters, no tags on columns",
  minutes: [0, 1],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    reportUnenforced(context);
    const stores = governedStores(context);
    return [...groupAccess(context, stores), ...auditLogs(context, stores)];
  },
};

/** What is asked for and does not happen must not be believed in. */
function reportUnenforced(context: LoweringContext): void {
  const asked = ["columnMasks", "rowFilters", "piiTags"].filter((setting) => listSetting(context, setting).length > 0);
  if (asked.length === 0) return;
  context.report({
    severity: "warning",
    code: "ZL-AZURE-WHOLE-ZONES",
    message: `“${context.component.title}” hides no columns and no rows: on storage alone whoever may read a zone reads all of it.`,
    target: { component: context.component.id, setting: asked[0] ?? "columnMasks" },
    hint: "Use Databricks as Spark engine, whose catalog masks columns and filters rows, or keep what is secret in a zone of its own.",
  });
}
