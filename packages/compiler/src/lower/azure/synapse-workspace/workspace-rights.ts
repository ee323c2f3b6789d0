import { isMap, type PropertyMap } from "@zerolake/resources";
import type { LoweringContext, Peer, Statement } from "../../../lowering.ts";
import type { Named } from "../../physical-name.ts";
import { zoneWritten } from "../../tables/lake-tables.ts";
import { allow } from "../access.ts";
import { storedKeyAddress, streamSecretId } from "../event-stream/stored-key.ts";
import { asksForKey, readLoginSecret } from "../event-stream/stream-login.ts";

/** Components that read tables through the workspace, with its own identity. */
const READERS = ["catalog", "sql-engine"];
/** Components whose jobs read and write with it. */
const ENGINES = ["spark-engine", "stream-processor"];

/** What jobs write that is no table. */
const FOLDERS = ["files", "features"] as const;

export interface Workspace {
  /** How the variants of its components begin. */
  readonly prefix: string;
  /** Variant whose jobs read a stream by its key. */
  readonly streaming: string;
  /** Kinds that read tables with the identity. */
  readonly readers?: readonly string[];
  /** Kinds whose jobs run with it. */
  readonly engines?: readonly string[];
  /** Where the programs of its jobs lie, when they lie in a container. */
  readonly store?: PropertyMap;
}

/** Everything that a component of this workspace is wired to. */
export function workspaceRights(
  context: LoweringContext,
  { prefix, streaming, store = {}, readers: readerKinds = READERS, engines: engineKinds = ENGINES }: Workspace,
): readonly Statement[] {
  const view = context.environment;
  const readers = readerKinds.flatMap((kind) => view.components(kind)).filter(({ variant }) => variant.startsWith(prefix));
  const engines = engineKinds.flatMap((kind) => view.components(kind)).filter(({ variant }) => variant.startsWith(prefix));
  const read = [...readers, ...engines].flatMap(({ component }) => [
    ...view.incoming(component.id, "tables"),
    ...view.incoming(component.id, "files"),
    ...view.incoming(component.id, "dataset"),
  ]);
  return [
    ...read.flatMap((peer) => zones(peer).map((zone) => onZone("blobReader", peer, zone))),
    ...engines.flatMap(({ component }) => view.outgoing(component.id, "tables").flatMap((lake) => onWritten(lake, component))),
    ...engines.flatMap(({ component }) => FOLDERS.flatMap((data) => view.outgoing(component.id, data)).map((folder) => onLanding(folder))),
    ...engines.flatMap(({ component, variant }) => (variant === streaming ? keysOf(context, component) : [])),
    ...(engines.length > 0 ? programs(store) : []),
  ].filter((statement) => statement !== undefined);
}

function onWritten(lake: Peer, component: Peer["component"]): readonly (Statement | undefined)[] {
  const zone = zoneWritten(lake.component, { component, edge: lake.edge });
  return [onZone("blobContributor", lake, zone), onCheckpoints(lake)];
}

/** The zone that the arrow names, else the first. */
function onLanding(folder: Peer): Statement | undefined {
  const drawn = folder.edge.settings?.["zone"];
  return onZone("blobContributor", folder, typeof drawn === "string" ? drawn : (zones(folder)[0] ?? ""));
}

function programs({ artefactContainerId: id, artefactContainerAddress: address }: PropertyMap): readonly Statement[] {
  return typeof id === "string" ? [allow("blobReader", id, String(address))] : [];
}

function onZone(role: "blobReader" | "blobContributor", { outputs }: Peer, zone: string): Statement | undefined {
  const { containerIdByZone: ids, containerAddressByZone: addresses } = outputs;
  if (!isMap(ids) || !isMap(addresses) || ids[zone] === undefined) return undefined;
  return allow(role, String(ids[zone]), String(addresses[zone]));
}

function onCheckpoints({ outputs: { checkpointsId, checkpointsAddress } }: Peer): Statement | undefined {
  if (typeof checkpointsId !== "string" || typeof checkpointsAddress !== "string") return undefined;
  return allow("blobContributor", checkpointsId, checkpointsAddress);
}

/** The key of the stream that a job reads: in a vault of the job's own, or in that of a stream outside the cloud. */
function keysOf({ environment, target }: LoweringContext, component: Peer["component"]): readonly Statement[] {
  const streams = environment.incoming(component.id, "events");
  // A job that connects nothing has no key.
  if (streams.length === 0 || environment.outgoing(component.id, "tables").length === 0) return [];
  const outside = streams.filter(asksForKey);
  if (outside.length > 0) return outside.map((stream) => readLoginSecret({ component: stream.component, target }, component.id));
  const job: Named = { component, target };
  return [allow("secretReader", streamSecretId(job), storedKeyAddress(job))];
}

function zones({ outputs }: Peer): readonly string[] {
  const ids = outputs["containerIdByZone"];
  return isMap(ids) ? Object.keys(ids) : [];
}
