import { type DesiredResource, isMap, type PropertyMap, sha256Hex } from "@zerolake/resources";
import { chosen, groupSetting, type Lowering, type LoweringContext, listSetting, type Peer } from "../../../lowering.ts";
import { FABRIC_WORKSPACE, inWorkspace } from "../../fabric/workspace-place.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { serviceResource } from "../../services/service-resource.ts";
import { sqlName } from "../../tables/lake-tables.ts";
import { workloadIdentity } from "../access.ts";
import { auditLogs, governedStores } from "./governed-stores.ts";
import { groupAccess, reportUnknownGroup } from "./group-access.ts";

const UNENFORCED = ["columnMasks", "rowFilters", "piiTags"];

/** Groups of people see the zones that the settings name, as roles of OneLake; who is in no role sees nothing by reading everything. */
export const fabricOneLakeSecurity: Lowering = {
  cloud: "azure",
  kind: "governance",
  variant: "fabric-onelake-security",
  service: "Microsoft Fabric OneLake security",
  gap: "whole zones, to read; no masks and no row filters yet; Fabric keeps the record of who read what in the audit log of the company",
  minutes: [0, 1],
  needs: [FABRIC_WORKSPACE],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    reportUnenforced(context);
    const stores = governedStores(context);
    const outside = stores.filter((store) => !isInFabric(store));
    const groups = knownGroups(context);
    const roles = stores.filter(isInFabric).flatMap((store) => rolesOf(context, store, groups));
    if (roles.length > 0) reportShare(context);
    return [
      // Members are told by the directory that they stand in, which an identity names.
      ...(roles.length > 0 ? workloadIdentity(context) : []),
      ...roles,
      ...(outside.length > 0 ? [...groupAccess(context, outside), ...auditLogs(context, outside)] : []),
    ];
  },
};

function isInFabric({ outputs }: Peer): boolean {
  return outputs["lakehouseId"] !== undefined;
}

interface Group {
  readonly group: string;
  readonly objectId: string;
  /** Zone → what the group may do there. */
  readonly access: PropertyMap;
}

/** Groups whose ids in the directory are told. */
function knownGroups(context: LoweringContext): readonly Group[] {
  const told = chosen(context, "groupObjectIds");
  const ids = typeof told === "object" && told !== null ? (told as PropertyMap) : {};
  return Object.entries(groupSetting(context, "groups")).flatMap(([group, access]) => {
    const objectId = ids[group];
    if (typeof objectId === "string" && objectId !== "") return [{ group, objectId, access: isMap(access) ? access : {} }];
    reportUnknownGroup(context, group);
    return [];
  });
}

/** All roles of a lakehouse, which Fabric takes together: its own one for whoever may read everything is not among them. */
function rolesOf(context: LoweringContext, store: Peer, groups: readonly Group[]): readonly DesiredResource[] {
  const roles = groups.flatMap((group) => {
    const paths = readable(context, store, group);
    return paths.length > 0 ? [role(context, group, paths)] : [];
  });
  if (roles.length === 0) return [];
  return [
    serviceResource(context, {
      name: "roles",
      key: store.component.id,
      type: "fabric.dataAccessRoles",
      path: inWorkspace(context, "items", store.outputs["lakehouseId"] ?? "", "dataAccessRoles"),
      properties: { value: roles },
    }),
  ];
}

/** Folders of the zones that a group may read: a zone of tables is a schema. */
function readable(context: LoweringContext, { component, outputs }: Peer, { group, access }: Group): readonly string[] {
  const uris = outputs["uriByZone"];
  const zones = Object.keys(access).filter((zone) => isMap(uris) && uris[zone] !== undefined);
  for (const zone of zones.filter((zone) => access[zone] === "write")) reportReadOnly(context, { group, zone });
  return zones.map((zone) => (component.kind === "lakehouse-tables" ? `/Tables/${sqlName(zone)}` : `/Files/${zone}`));
}

function role(context: LoweringContext, { group, objectId }: Group, paths: readonly string[]): LooseMap {
  const permission = [
    { attributeName: "Path", attributeValueIncludedIn: paths },
    { attributeName: "Action", attributeValueIncludedIn: ["Read"] },
  ];
  return {
    name: roleName(group),
    decisionRules: [{ effect: "Permit", permission }],
    members: {
      microsoftEntraMembers: [{ tenantId: ref(context, "identity", "properties.tenantId"), objectId, objectType: "Group" }],
    },
  };
}

/** Letters and digits only; the rest keeps alike names apart. */
function roleName(group: string): string {
  return `zl${group.replace(/[^A-Za-z0-9]/g, "").slice(0, 60)}${sha256Hex(group).slice(0, 6)}`;
}

/** What is asked for and does not happen must not be believed in. */
function reportUnenforced(context: LoweringContext): void {
  const asked = UNENFORCED.filter((setting) => listSetting(context, setting).length > 0);
  if (asked.length === 0) return;
  context.report({
    severity: "warning",
    code: "ZL-FABRIC-ONELAKE-MASKS",
    message: `“${context.component.title}” hides no columns and no rows yet: OneLake wants the columns of each table by name, and tables appear with their first write.`,
    target: { component: context.component.id, setting: asked[0] ?? "columnMasks" },
    hint: "Set them in Fabric once the tables are there: Manage OneLake security, the role, Column security or Row security.",
  });
}

function reportReadOnly(context: LoweringContext, { group, zone }: { readonly group: string; readonly zone: string }): void {
  context.report({
    severity: "warning",
    code: "ZL-FABRIC-GROUP-READS",
    message: `The group “${group}” reads “${zone}” and does not write it: a right to write holds for the whole workspace.`,
    target: { component: context.component.id, setting: "groups" },
    hint: "Make the group a contributor of the workspace in Fabric, if it shall write everything there.",
  });
}

function reportShare(context: LoweringContext): void {
  context.report({
    severity: "info",
    code: "ZL-FABRIC-GROUP-SHARE",
    message: `Groups of “${context.component.title}” see their zones once the lakehouses are shared with them.`,
    target: { component: context.component.id, setting: "groups" },
    hint: "In Fabric: the lakehouse, Share, the group, without any additional permission.",
  });
}
