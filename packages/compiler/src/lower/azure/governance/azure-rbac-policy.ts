import { type LoweringContext, listSetting } from "../../../lowering.ts";
import { zoneGovernance } from "./zone-governance.ts";

/** Groups of people get the zones that the settings name: whole containers, since storage knows neither columns nor rows. */
export const azureRbacPolicy = zoneGovernance({
  variant: "azure-rbac-policy",
  service: "Azure role-based access control",
  gap: "whole zones only: no masks, no row filters, no tags on columns",
  reportUnenforced,
});

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
