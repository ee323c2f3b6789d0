import type { Component } from "@zerolake/blueprint";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { EnvironmentView, Peer } from "../../lowering.ts";

/** A table that the deployment knows by name. */
export interface LakeTable {
  readonly zone: string;
  readonly name: string;
  /** The deployment makes it, because its writer cannot; otherwise it appears with the first write of a job. */
  readonly isCreatedByUs: boolean;
}

type TablesComponent = Pick<Component, "id" | "settings">;

/** Words that a table name may be made of: lower-case letters, digits, underscores, as every engine takes them unquoted. */
export function sqlName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .replace(/^(?=[0-9])/, "t_");
  return name === "" ? "t" : name;
}

/** Zones as chosen; a store always has at least the one where raw data lands. */
export function zonesOf(component: TablesComponent): readonly string[] {
  const zones = [...new Set(textList(component.settings["zones"]))];
  return zones.length > 0 ? zones : [LANDING_ZONE];
}

const LANDING_ZONE = "bronze";

/**
 * One table per zone, named after the component; where managed delivery brings several topics, one per topic instead, unless
 * a job writes the zone as well.
 */
export function lakeTables(component: TablesComponent, view: EnvironmentView): readonly LakeTable[] {
  const writers = view.incoming(component.id, "tables");
  const delivered = unique(writers.flatMap((writer) => deliveredTables(component, writer, view)));
  const jobs = writers.filter((writer) => writer.component.kind !== "stream-delivery");
  const main = zonesOf(component)
    .filter((zone) => jobs.some((job) => zoneWritten(component, job) === zone) || delivered.every((table) => table.zone !== zone))
    .map((zone) => ({ zone, name: sqlName(component.id), isCreatedByUs: false }));
  return unique([...main, ...delivered]);
}

/** Tables that a managed delivery fills; it refuses to start without them. */
function deliveredTables(component: TablesComponent, writer: Peer, view: EnvironmentView): readonly LakeTable[] {
  if (writer.component.kind !== "stream-delivery") return [];
  return deliveredTopics(writer.component.id, view).map((topic) => deliveredTable(component, writer, topic, view));
}

/** The table of one topic: the component's own when there is only one topic. */
export function deliveredTable(
  component: TablesComponent,
  writer: Pick<Peer, "component" | "edge">,
  topic: string,
  view: EnvironmentView,
): LakeTable {
  const isOnly = deliveredTopics(writer.component.id, view).length <= 1;
  const name = sqlName(isOnly ? component.id : `${component.id}_${topic}`);
  return { zone: zoneWritten(component, writer), name, isCreatedByUs: true };
}

/** Topics of the streams in front of a delivery; sources that write to it directly count as one topic. */
function deliveredTopics(deliveryId: string, view: EnvironmentView): readonly string[] {
  const streams = view.incoming(deliveryId, "events").filter((peer) => peer.component.kind === "event-stream");
  const topics = streams.flatMap((stream) => textList(stream.outputs["topics"]));
  return topics.length > 0 ? [...new Set(topics)] : ["direct"];
}

/** The zone a writer writes: as drawn on the edge, else the last one for a batch job, which refines, and the first for what lands events. */
export function zoneWritten(component: TablesComponent, writer: Pick<Peer, "component" | "edge">): string {
  const drawn = writer.edge.settings?.["zone"];
  if (typeof drawn === "string") return drawn;
  const zones = zonesOf(component);
  return (writer.component.kind === "spark-engine" ? zones.at(-1) : zones[0]) ?? LANDING_ZONE;
}

function unique(tables: readonly LakeTable[]): readonly LakeTable[] {
  return [...new Map(tables.map((table) => [`${table.zone}.${table.name}`, table])).values()];
}

function textList(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter((item): item is string => typeof item === "string") : [];
}

/** True when the store is registered in a catalog that access policies hang on. */
export function isGoverned(component: TablesComponent, view: EnvironmentView): boolean {
  return view
    .outgoing(component.id, "tables")
    .filter((peer) => peer.component.kind === "catalog")
    .some((catalog) => view.outgoing(catalog.component.id, "catalog").some((peer) => peer.component.kind === "governance"));
}

/** The database of a zone, as the table store's outputs name it. */
export function databaseOf(outputs: PropertyMap, zone: string): string {
  const databases = outputs["databaseByZone"];
  const name = isMap(databases) ? databases[zone] : undefined;
  if (typeof name !== "string") throw new Error(`The zone "${zone}" has no database: its table store does not list it`);
  return name;
}
