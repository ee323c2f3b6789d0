import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { EnvironmentView, LoweringContext, Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { armId } from "../arm-id.ts";
import { artefactContainer } from "../artefact/blob.ts";

/** A container that Unity Catalog opens for the jobs and warehouses of the workspace. */
export interface UnityPlace {
  /** Component and zone, e.g. `lake/silver`. */
  readonly key: string;
  readonly url: string;
  readonly containerId: string;
  readonly containerAddress: string;
  readonly isWritten: boolean;
}

/** Zone that only jobs look into: there they keep their place. */
export const CHECKPOINTS = "checkpoints";
const CONNECTOR_KIND = "databricks-connector";
/** What runs in the workspace: by kind, the names of its variants begin so. */
const USERS: Readonly<Record<string, string>> = {
  "spark-engine": "databricks-",
  "stream-processor": "databricks-",
  "sql-engine": "databricks-",
  "ml-workspace": "databricks-",
  "model-training": "databricks-",
  "embedding-job": "databricks-",
  catalog: "unity",
};
const ENGINES: ReadonlySet<string> = new Set(["spark-engine", "stream-processor", "model-training", "embedding-job"]);

/** Components whose work is done in the workspace. */
export function workspaceUsers(view: EnvironmentView): readonly Peer["component"][] {
  return Object.entries(USERS).flatMap(([kind, start]) =>
    view.components(kind).flatMap(({ component, variant }) => (variant.startsWith(start) ? [component] : [])),
  );
}

/** Every container that something in the workspace is wired to, once; written as soon as one of them writes it. */
export function unityPlaces(context: LoweringContext): readonly UnityPlace[] {
  const { environment: view } = context;
  const lakes = view
    .components("lakehouse-tables")
    .map(({ component, outputs }) => ({ component, outputs: outputs.ports["tables"] ?? {} }))
    .filter(({ outputs }) => typeof outputs["unityCatalog"] === "string");
  const found = [
    ...lakes.flatMap((lake) => [...containersOf(lake, true), ...checkpointsOf(lake)]),
    ...workspaceUsers(view).flatMap((user) => [
      ...(["tables", "files", "dataset"] as const).flatMap((data) =>
        view.incoming(user.id, data).flatMap((store) => containersOf(store, false)),
      ),
      ...(ENGINES.has(user.kind) ? view.outgoing(user.id, "files").flatMap((store) => firstOf(containersOf(store, true))) : []),
    ]),
    ...(workspaceUsers(view).some(({ kind }) => ENGINES.has(kind)) ? [artefacts(context)] : []),
  ];
  const places = new Map<string, UnityPlace>();
  for (const place of found) {
    const known = places.get(place.key);
    places.set(place.key, { ...place, isWritten: place.isWritten || known?.isWritten === true });
  }
  return [...places.values()];
}

/** What must be there before Unity opens a zone. */
export function placeAddresses(context: LoweringContext, keys: readonly string[]): readonly string[] {
  return context.environment
    .components(CONNECTOR_KIND)
    .flatMap(({ component }) => keys.map((key) => addressIn({ component }, "location", key)));
}

/** Key of a zone among the places. */
export function placeKey({ id }: Peer["component"], zone: string): string {
  return `${id}/${zone}`;
}

type Store = Pick<Peer, "component"> & { readonly outputs: PropertyMap };

function containersOf({ component, outputs }: Store, isWritten: boolean): readonly UnityPlace[] {
  const { containerIdByZone: ids, containerAddressByZone: addresses, uriByZone: uris, accountName } = outputs;
  if (!isMap(ids) || !isMap(addresses)) return [];
  return Object.keys(ids).map((zone) => ({
    key: placeKey(component, zone),
    url: isMap(uris) ? text(uris[zone]) : `abfss://${zone}@${text(accountName)}.dfs.core.windows.net/`,
    containerId: text(ids[zone]),
    containerAddress: text(addresses[zone]),
    isWritten,
  }));
}

function checkpointsOf({ component, outputs }: Store): readonly UnityPlace[] {
  const { checkpointsUri, checkpointsId, checkpointsAddress } = outputs;
  return [
    {
      key: placeKey(component, CHECKPOINTS),
      url: text(checkpointsUri),
      containerId: text(checkpointsId),
      containerAddress: text(checkpointsAddress),
      isWritten: true,
    },
  ];
}

/** Programs of jobs. */
function artefacts(context: LoweringContext): UnityPlace {
  const { account, container, address } = artefactContainer(context);
  return {
    key: container,
    url: `abfss://${container}@${account}.dfs.core.windows.net/`,
    containerId: armId(context, "Microsoft.Storage/storageAccounts/blobServices/containers", account, "default", container),
    containerAddress: address,
    isWritten: false,
  };
}

function firstOf(places: readonly UnityPlace[]): readonly UnityPlace[] {
  return places.slice(0, 1);
}

function text(value: Value | undefined): string {
  return String(value);
}
