import { type LoweringContext, listSetting } from "../../../lowering.ts";
import { zoneGovernance } from "./zone-governance.ts";

/** Groups of people get the zones that the settings name; what lies in them is labelled by the scans of the catalog that is wired. */
export const purviewGovernance = zoneGovernance({
  variant: "purview-governance",
  service: "Microsoft Purview with Azure role-based access control",
  gap: "whole zones only: scans label columns, and hide neither columns nor rows; glossary and policies are made in its portal",
  reportUnenforced,
});

function reportUnenforced(context: LoweringContext): void {
  const asked = ["columnMasks", "rowFilters"].filter((setting) => listSetting(context, setting).length > 0);
  if (asked.length > 0)
    context.report({
      severity: "warning",
      code: "ZL-AZURE-PURVIEW-MASKS",
      message: `“${context.component.title}” hides no columns and no rows: Purview labels what is personal, and whoever may read a zone reads all of it.`,
      target: { component: context.component.id, setting: asked[0] ?? "columnMasks" },
      hint: "Use Databricks as Spark engine, whose catalog can mask columns and filter rows, or keep what is secret in a zone of its own.",
    });
  if (listSetting(context, "piiTags").length > 0)
    context.report({
      severity: "info",
      code: "ZL-AZURE-PURVIEW-LABELS",
      message: `Purview finds the personal columns of “${context.component.title}” by itself, with its own rules; the listed ones are not sent to it.`,
      target: { component: context.component.id, setting: "piiTags" },
      hint: "After the first scan, look at the classifications in the Purview portal and add the columns that it missed.",
    });
}
