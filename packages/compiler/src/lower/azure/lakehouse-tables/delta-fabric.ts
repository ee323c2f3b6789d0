import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import { groupSetting, type Lowering, type LoweringContext, type Part, type Peer } from "../../../lowering.ts";
import { orphanDays } from "../../../sizing/table-maintenance.ts";
import { itemSchedule } from "../../fabric/item-schedule.ts";
import { lakehouse, lakehouseName, oneLakeUri } from "../../fabric/lakehouse.ts";
import { FABRIC_WORKSPACE, workspaceName } from "../../fabric/workspace-place.ts";
import { addressIn, ref } from "../../part-address.ts";
import { type LakeTable, lakeTables, sqlName, zonesOf, zoneWritten } from "../../tables/lake-tables.ts";
import { byZone } from "../storage/zone-containers.ts";

const LAKEHOUSE = "lakehouse";
/** Kinds that open tables by an engine or a service of their own. */
const ENGINES = new Set([
  "spark-engine",
  "stream-processor",
  "sql-engine",
  "data-quality",
  "catalog",
  "feature-store",
  "model-training",
  "embedding-job",
]);
/** Services that know OneLake. */
const AT_HOME = /^(fabric-|onelake$)/;
const FIRST_HOUR = 2;
const MINUTES_PER_HOUR = 60;
const MINUTES_APART = 10;

/** Tables in a lakehouse: one schema per zone, one folder per table; whoever writes one first creates it. */
export const deltaFabric: Lowering = {
  cloud: "azure",
  kind: "lakehouse-tables",
  variant: "delta-fabric",
  service: "Microsoft Fabric Lakehouse",
  gap: "Delta only; whoever is let into the workspace sees all of its tables; what runs outside Fabric opens them only as files",
  minutes: [2, 6],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => ({ ports: { tables: tableOutputs(part) } }),
  refuses: ({ component }, data, direction, peer) => {
    if (data !== "tables" || AT_HOME.test(peer.variant)) return undefined;
    if (direction === "in") return whyNotWritten(component.title, peer);
    return ENGINES.has(peer.component.kind)
      ? `“${peer.component.title}” does not open OneLake, where “${component.title}” lies: choose Fabric for it too, or Databricks for both.`
      : undefined;
  },
  lower: (context) => {
    reportNotebooks(context);
    return [lakehouse(context), ...maintenance(context)];
  },
};

/** Notebooks work with the rights of people, and people are let in by hand. */
function reportNotebooks(context: LoweringContext): void {
  for (const { component, edge } of context.outgoing("tables").filter((peer) => peer.component.kind === "ml-workspace")) {
    context.report({
      severity: "info",
      code: "ZL-FABRIC-NOTEBOOKS",
      message: `Notebooks of “${component.title}” open “${context.component.title}” as whoever works in them.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "Let those people into the workspace in Fabric, as viewers with the right to read all of OneLake.",
    });
  }
}

function tableOutputs(part: Part): PropertyMap {
  const zones = zonesOf(part.component);
  const uri = oneLakeUri(part);
  return {
    format: "delta",
    lakehouse: lakehouseName(part),
    lakehouseId: ref(part, LAKEHOUSE, "id"),
    lakehouseAddress: addressIn(part, LAKEHOUSE),
    workspaceName: workspaceName(part),
    sqlHost: ref(part, LAKEHOUSE, "properties.sqlEndpointProperties.connectionString"),
    zones,
    uriByZone: byZone(zones, (zone) => `${uri}Tables/${sqlName(zone)}/`),
    checkpointsUri: `${uri}Files/checkpoints/`,
    region: part.target.region,
  };
}

/** What writes with rights in a storage account has none in OneLake. */
function whyNotWritten(title: string, { component, variant }: Pick<Peer, "component" | "variant">): string | undefined {
  const isReader = component.kind === "lakehouse-tables";
  return isReader ? undefined : `“${component.title}” (${variant}) cannot write “${title}”, which lies in OneLake: let Fabric write it.`;
}

/** Mirrored tables are tended where they lie. */
function tendedTables(context: LoweringContext): readonly LakeTable[] {
  const { component, environment } = context;
  return lakeTables(component, environment).filter(({ zone }) => {
    const writers = context.incoming("tables").filter((writer) => zoneWritten(component, writer) === zone);
    return writers.length === 0 || writers.some(({ variant }) => variant !== "fabric-mirroring");
  });
}

/** One table after the other, at night: small files become large ones, and what nobody needs any more goes. */
function maintenance(context: LoweringContext): readonly DesiredResource[] {
  const settings = groupSetting(context, "maintenance");
  if (settings["compaction"] === false) return [];
  return tendedTables(context).map(({ zone, name }, index) =>
    itemSchedule(context, {
      name: "maintenance",
      key: `${zone}.${name}`,
      itemId: ref(context, LAKEHOUSE, "id"),
      jobType: "TableMaintenance",
      when: { type: "Daily", times: [timeOf(FIRST_HOUR * MINUTES_PER_HOUR + index * MINUTES_APART)] },
      executionData: {
        tableName: name,
        schemaName: sqlName(zone),
        optimizeSettings: { vOrder: true },
        vacuumSettings: { retentionPeriod: `${Math.max(orphanDays(settings), 7)}:01:00:00` },
      },
    }),
  );
}

function timeOf(minutes: number): string {
  const hour = Math.floor(minutes / MINUTES_PER_HOUR) % 24;
  return [hour, minutes % MINUTES_PER_HOUR].map((value) => String(value).padStart(2, "0")).join(":");
}
