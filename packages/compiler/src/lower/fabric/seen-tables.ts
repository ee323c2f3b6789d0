import { type DesiredResource, isMap } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import { serviceResource } from "../services/service-resource.ts";
import { sqlName } from "../tables/lake-tables.ts";
import { fabricConnection } from "./connection.ts";
import { inWorkspace } from "./workspace-place.ts";

const TABLES = "Tables";
/** Tables of a zone lie in this folder of its container. */
const FOLDER = "tables";

/** True for a store of Delta tables in a storage account. */
export function isDeltaOutside({ outputs }: Peer): boolean {
  return outputs["format"] === "delta" && outputs["lakehouse"] === undefined && isMap(outputs["containerIdByZone"]);
}

export interface SeenTables {
  readonly store: Peer;
  /** What lets the workspace read the containers. */
  readonly rights: readonly string[];
}

/** Tables of a storage account, seen in the component's own lakehouse without a copy: each zone is a schema, opened with the identity of the workspace. */
export function seenTables(context: LoweringContext, { store, rights }: SeenTables): readonly DesiredResource[] {
  const { containerIdByZone: containers, dfsEndpoint } = store.outputs;
  const location = String(dfsEndpoint).replace(/\/$/, "");
  return Object.entries(isMap(containers) ? containers : {}).flatMap(([zone, id]) => {
    const key = sqlName(`${store.component.id}_${zone}`);
    const container = String(id).split("/").at(-1) ?? zone;
    return [
      storageConnection(context, { key, location, container, rights }),
      serviceResource(context, {
        name: "shortcut",
        key,
        type: "fabric.shortcut",
        path: inWorkspace(context, "items", ref(context, "lakehouse", "id"), "shortcuts", TABLES, key),
        properties: {
          path: TABLES,
          name: key,
          target: { adlsGen2: { location, subpath: `/${container}/${FOLDER}`, connectionId: ref(context, "storage", "id", key) } },
        },
      }),
    ];
  });
}

interface StorageConnection {
  readonly key: string;
  readonly location: string;
  readonly container: string;
  readonly rights: readonly string[];
}

function storageConnection(context: LoweringContext, { key, location, container, rights }: StorageConnection): DesiredResource {
  return fabricConnection(context, {
    name: "storage",
    key,
    to: {
      type: "AzureDataLakeStorage",
      creationMethod: "AzureDataLakeStorage",
      parameters: { server: location, path: container },
    },
    isEncrypted: false,
    credentials: { credentialType: "WorkspaceIdentity" },
    dependsOn: rights,
  });
}
