import { type DesiredResource, isMap, type PropertyMap } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosen, groupSetting, type Lowering, type LoweringContext, listSetting, type Peer, type Statement } from "../../../lowering.ts";
import { allow, assignRoles } from "../access.ts";
import { auditLogs, governedStores } from "./governed-stores.ts";

const ANSWER = "groupObjectIds";

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

function groupAccess(context: LoweringContext, stores: readonly Peer[]): readonly DesiredResource[] {
  const known = chosen(context, ANSWER);
  const groups = Object.entries(groupSetting(context, "groups"));
  return groups.flatMap(([group, access]) => {
    const principalId = typeof known === "object" && known !== null ? (known as PropertyMap)[group] : undefined;
    if (typeof principalId !== "string" || principalId === "") {
      reportUnknownGroup(context, group);
      return [];
    }
    const grants = stores.flatMap((store) => zonesOf(store, isMap(access) ? access : {}));
    return assignRoles(context, { name: "group", to: group, subject: principalId, principalId, principalType: "Group", grants });
  });
}

function zonesOf({ outputs }: Peer, access: PropertyMap): readonly Statement[] {
  const { containerIdByZone: ids, containerAddressByZone: addresses } = outputs;
  if (!isMap(ids) || !isMap(addresses)) return [];
  return Object.entries(access).flatMap(([zone, deed]) => {
    const role = deed === "write" ? "blobContributor" : "blobReader";
    return ids[zone] === undefined ? [] : [allow(role, String(ids[zone]), String(addresses[zone]))];
  });
}

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

function reportUnknownGroup(context: LoweringContext, group: string): void {
  reportAwaited(context, {
    answer: ANSWER,
    severity: "warning",
    message: `The group “${group}” of “${context.component.title}” gets no access: its object id is not known.`,
  });
}
