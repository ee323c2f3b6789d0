import type { EnvironmentView, LoweringContext, Peer } from "../../../lowering.ts";
import { databaseOf, type LakeTable, lakeTables, zonesOf, zoneWritten } from "../../tables/lake-tables.ts";
import { startingColumns } from "../../tables/table-columns.ts";
import { asksForMaintenance, MAINTENANCE_ROLE } from "../lakehouse-tables/table-optimizers.ts";
import { CRAWLER_ROLE } from "../lakehouse-tables/zone-crawlers.ts";

/** One zone of a governed table store: a database with its place. */
export interface GovernedZone {
  readonly lake: Peer;
  readonly zone: string;
  readonly database: string;
  /** Where its files lie. */
  readonly locationArn: string;
}

/** The component that acts, and what it acts on. */
export interface Access {
  readonly componentId: string;
  /** Logical name of its role. */
  readonly role: string;
  readonly zone: GovernedZone;
  readonly writes: boolean;
}

/** Kinds that reach tables without an identity of their own. */
const NO_IDENTITY: ReadonlySet<string> = new Set(["catalog", "governance", "sql-engine"]);

/** Governance follows its catalog: what is registered there is governed, except managed tables. */
export function governedZones(context: LoweringContext): readonly GovernedZone[] {
  return registeredLakes(context).flatMap((lake) => {
    const bucketArns = lake.outputs["bucketArns"];
    const bucketArn = Array.isArray(bucketArns) ? bucketArns[0] : undefined;
    if (typeof bucketArn !== "string") return [];
    return zonesOf(lake.component).map((zone) => ({
      lake,
      zone,
      database: databaseOf(lake.outputs, zone),
      locationArn: `${bucketArn}/${zone}`,
    }));
  });
}

/** Grants on a federated catalog cannot be made yet: what stays outside is said. */
export function reportUngoverned(context: LoweringContext): void {
  for (const { component, variant } of registeredLakes(context)) {
    if (variant !== "s3-tables") continue;
    context.report({
      severity: "warning",
      code: "ZL-ACCESS-MANAGED-TABLES",
      message: `“${component.title}” holds managed tables, whose access follows the arrows and not these policies.`,
      target: { component: context.component.id },
      hint: "Switch managed tables off where groups, masks or filters are needed.",
    });
  }
}

function registeredLakes(context: LoweringContext): readonly Peer[] {
  return uniqueLakes(context.incoming("catalog").flatMap((catalog) => context.environment.incoming(catalog.component.id, "tables")));
}

/** Who reads or writes which zone, from the arrows; readers through SQL are those who ask it. */
export function accesses(zones: readonly GovernedZone[], context: LoweringContext): readonly Access[] {
  const view = context.environment;
  return zones.flatMap((zone) => {
    const id = zone.lake.component.id;
    const writers = view.incoming(id, "tables").filter((writer) => zoneWritten(zone.lake.component, writer) === zone.zone);
    const direct = view.outgoing(id, "tables");
    const askers = direct
      .filter(({ component }) => component.kind === "sql-engine")
      .flatMap(({ component }) => view.outgoing(component.id, "rows"));
    const readers = [...direct.filter(({ component }) => !NO_IDENTITY.has(component.kind)), ...askers];
    const writing = new Set(writers.map(({ component }) => component.id));
    const reading = new Set(readers.map(({ component }) => component.id).filter((reader) => !writing.has(reader)));
    return [
      ...[...writing].map((componentId) => ({ componentId, role: "role", zone, writes: true })),
      ...[...reading].map((componentId) => ({ componentId, role: "role", zone, writes: false })),
      ...caretakers(zone, context).map((role) => ({ componentId: id, role, zone, writes: true })),
    ];
  });
}

/** Roles of the table store itself that look for tables or keep them tidy. */
function caretakers({ lake }: GovernedZone, context: LoweringContext): readonly string[] {
  if (lake.variant === "hudi-glue" || lake.variant === "delta-glue") return [CRAWLER_ROLE];
  return lake.variant === "iceberg-glue" && asksForMaintenance({ component: lake.component, target: context.target })
    ? [MAINTENANCE_ROLE]
    : [];
}

/** Tables of a zone that are known to have a column, with the columns that they have of those asked for. */
export function tablesWithColumns(
  zone: GovernedZone,
  columns: readonly string[],
  view: EnvironmentView,
): readonly { readonly table: LakeTable; readonly columns: readonly string[] }[] {
  const known = startingColumns(zone.lake.component).map(({ name }) => name);
  const found = columns.filter((column) => known.includes(column));
  if (found.length === 0) return [];
  return lakeTables(zone.lake.component, view)
    .filter((table) => table.zone === zone.zone)
    .map((table) => ({ table, columns: found }));
}

function uniqueLakes(lakes: readonly Peer[]): readonly Peer[] {
  return [...new Map(lakes.map((lake) => [lake.component.id, lake])).values()];
}
