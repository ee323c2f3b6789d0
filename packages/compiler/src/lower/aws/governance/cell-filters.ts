import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, listSetting } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { lakeTables } from "../../tables/lake-tables.ts";
import { awsResource } from "../resource.ts";
import { type GovernedZone, tablesWithColumns } from "./governed-lakes.ts";
import { grant, groupRights } from "./grants.ts";

const FILTER_NAME = "masked";

interface FilteredTable {
  readonly zone: GovernedZone;
  readonly table: string;
  readonly hiddenColumns: readonly string[];
  readonly isCreatedByUs: boolean;
}

/** Tables with hidden columns or rows. A row filter concerns every table, a hidden column those known to have it. */
export function filteredTables(context: LoweringContext, zones: readonly GovernedZone[]): readonly FilteredTable[] {
  const masks = listSetting(context, "columnMasks");
  const hasRowFilter = listSetting(context, "rowFilters").length > 0;
  return zones.flatMap((zone) => {
    const masked = new Map(tablesWithColumns(zone, masks, context.environment).map(({ table, columns }) => [table.name, columns]));
    return lakeTables(zone.lake.component, context.environment)
      .filter((table) => table.zone === zone.zone && (hasRowFilter || masked.has(table.name)))
      .map(({ name, isCreatedByUs }) => ({ zone, table: name, hiddenColumns: masked.get(name) ?? [], isCreatedByUs }));
  });
}

/** One filter per table, and SELECT through it for each group that may read the zone. */
export function cellFilters(context: LoweringContext, tables: readonly FilteredTable[]): readonly DesiredResource[] {
  return tables.flatMap((filtered) => {
    const key = `${filtered.zone.lake.component.id}.${filtered.zone.zone}.${filtered.table}`;
    return [filter(context, filtered, key), ...filterGrants(context, filtered, key)];
  });
}

function filter(context: LoweringContext, { zone, table, hiddenColumns, isCreatedByUs }: FilteredTable, key: string): DesiredResource {
  const expression = listSetting(context, "rowFilters")
    .map((term) => `(${term})`)
    .join(" AND ");
  return awsResource(context, {
    name: "filter",
    key,
    type: "AWS::LakeFormation::DataCellsFilter",
    properties: {
      TableCatalogId: context.target.account,
      DatabaseName: zone.database,
      TableName: table,
      Name: FILTER_NAME,
      RowFilter: expression === "" ? { AllRowsWildcard: {} } : { FilterExpression: expression },
      ColumnWildcard: { ExcludedColumnNames: hiddenColumns },
    },
    dependsOn: ["settings", `${zone.lake.component.id}.table`],
    ...(isCreatedByUs ? {} : { deferredUntil: `the first write to the table ${table}` }),
  });
}

function filterGrants(context: LoweringContext, { zone, table }: FilteredTable, key: string): readonly DesiredResource[] {
  const readers = groupRights(context).filter((right) => right.zone === zone.zone && !right.writes);
  return readers.map(({ group, principal }) =>
    grant(context, {
      name: "filterGrant",
      key: `${group}.${key}`,
      principal,
      resource: {
        DataCellsFilter: { TableCatalogId: context.target.account, DatabaseName: zone.database, TableName: table, Name: FILTER_NAME },
      },
      permissions: ["SELECT"],
      dependsOn: [addressIn(context, "filter", key)],
    }),
  );
}

/** Columns that no known table has are said, never silently left open. */
export function reportUnknownColumns(context: LoweringContext, zones: readonly GovernedZone[]): void {
  for (const setting of ["piiTags", "columnMasks"]) {
    const wanted = listSetting(context, setting);
    const known = new Set(zones.flatMap((zone) => tablesWithColumns(zone, wanted, context.environment).flatMap(({ columns }) => columns)));
    for (const column of wanted.filter((name) => !known.has(name))) {
      context.report({
        severity: "info",
        code: "ZL-ACCESS-COLUMN",
        message: `No table is known to have the column “${column}”, so nothing protects it yet.`,
        target: { component: context.component.id, setting },
        hint: "Name the column in the table store's settings (key, ordering, partitioning or sorting).",
      });
    }
  }
}
