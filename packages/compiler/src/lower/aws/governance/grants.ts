import { type DesiredResource, reference, type Value } from "@zerolake/resources";
import { chosen, groupSetting, type LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { awsResource } from "../resource.ts";
import type { Access, GovernedZone } from "./governed-lakes.ts";
import { tagKey } from "./zone-tags.ts";

const READ = ["SELECT", "DESCRIBE"];
const WRITE = ["SELECT", "INSERT", "DELETE", "ALTER", "DESCRIBE"];

interface Grant {
  readonly name: string;
  readonly key: string;
  readonly principal: Value;
  readonly resource: LooseMap;
  readonly permissions: readonly string[];
  readonly dependsOn: readonly string[];
}

/** What arrows allow to the identities of components: their zone and nothing else. */
export function componentGrants(context: LoweringContext, found: readonly Access[]): readonly DesiredResource[] {
  return found.flatMap(({ componentId, role, zone, writes }) => {
    const key = `${role === "role" ? componentId : `${componentId}.${role}`}.${zone.lake.component.id}.${zone.zone}`;
    const principal = reference(`${componentId}.${role}`, "Arn");
    const common = { key, principal, dependsOn: [`${zone.lake.component.id}.database`, "settings"] };
    const database = { CatalogId: context.target.account, Name: zone.database };
    const tables = { CatalogId: context.target.account, DatabaseName: zone.database, TableWildcard: {} };
    return [
      ...(writes ? [grant(context, locationGrant(context, zone.locationArn, common))] : []),
      grant(context, {
        ...common,
        name: "databaseGrant",
        resource: { Database: database },
        permissions: writes ? ["CREATE_TABLE", "DESCRIBE"] : ["DESCRIBE"],
      }),
      grant(context, {
        ...common,
        name: writes ? "writeGrant" : "readGrant",
        resource: { Table: tables },
        permissions: writes ? WRITE : READ,
      }),
    ];
  });
}

function locationGrant(context: LoweringContext, ResourceArn: string, common: Pick<Grant, "key" | "principal" | "dependsOn">): Grant {
  return {
    ...common,
    name: "locationGrant",
    resource: { DataLocation: { CatalogId: context.target.account, ResourceArn } },
    permissions: ["DATA_LOCATION_ACCESS"],
    dependsOn: [...common.dependsOn, "location"],
  };
}

/**
 * What the settings allow to groups of people, zone by zone. A zone whose columns or rows are filtered gives readers no
 * whole tables: they get what the filter leaves, since permissions only add up.
 */
export function groupGrants(
  context: LoweringContext,
  zones: readonly GovernedZone[],
  filteredZones: ReadonlySet<string>,
): readonly DesiredResource[] {
  const known = new Set(zones.map(({ zone }) => zone));
  return groupRights(context).flatMap(({ group, principal, zone, writes }) => {
    if (!known.has(zone)) return [];
    const expression = [{ TagKey: tagKey(context, "zone"), TagValues: [zone.toLowerCase()] }];
    const policy = (ResourceType: "TABLE" | "DATABASE") => ({
      LFTagPolicy: { CatalogId: context.target.account, ResourceType, Expression: expression },
    });
    const common = { key: `${group}.${zone}`, principal, dependsOn: ["databaseTag"] };
    const isFiltered = !writes && filteredZones.has(zone);
    return [
      grant(context, { ...common, name: "groupDatabaseGrant", resource: policy("DATABASE"), permissions: ["DESCRIBE"] }),
      ...(isFiltered
        ? []
        : [
            grant(context, {
              ...common,
              name: writes ? "groupWriteGrant" : "groupReadGrant",
              resource: policy("TABLE"),
              permissions: writes ? WRITE : READ,
            }),
          ]),
    ];
  });
}

export interface GroupRight {
  readonly group: string;
  readonly principal: string;
  readonly zone: string;
  readonly writes: boolean;
}

/** Groups with the identity that stands for them in AWS; the environment's settings ask for it, and a group without one waits. */
export function groupRights(context: LoweringContext): readonly GroupRight[] {
  return Object.entries(groupSetting(context, "groups")).flatMap(([group, rights]) => {
    const principals = chosen(context, "groupPrincipals");
    const principal = isRecord(principals) ? principals[group] : undefined;
    if (typeof principal !== "string" || !isRecord(rights)) return [];
    return Object.entries(rights).map(([zone, right]) => ({ group, principal, zone, writes: right === "write" }));
  });
}

export function reportUnmappedGroups(context: LoweringContext): void {
  const mapped = new Set(groupRights(context).map(({ group }) => group));
  for (const group of Object.keys(groupSetting(context, "groups")).filter((name) => !mapped.has(name))) {
    context.report({
      severity: "info",
      code: "ZL-ACCESS-GROUP",
      message: `The group “${group}” has no identity in AWS yet, so it gets no access.`,
      target: { component: context.component.id, setting: "groups", answer: "groupPrincipals" },
      hint: "Name its role or Identity Center group in the environment's settings, then plan again.",
    });
  }
}

export function grant(context: LoweringContext, { name, key, principal, resource, permissions, dependsOn }: Grant): DesiredResource {
  return awsResource(context, {
    name,
    key,
    type: "AWS::LakeFormation::PrincipalPermissions",
    properties: {
      Catalog: context.target.account,
      Principal: { DataLakePrincipalIdentifier: principal },
      Resource: resource,
      Permissions: permissions,
      PermissionsWithGrantOption: [],
    },
    dependsOn,
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
