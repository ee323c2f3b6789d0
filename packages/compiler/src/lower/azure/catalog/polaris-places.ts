import { isMap } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { reportNoPlace } from "../../polaris/no-place.ts";
import type { PolarisPlaces } from "../../polaris/server.ts";
import { sqlName } from "../../tables/lake-tables.ts";

/** Storage accounts of this environment that are wired, once each. */
export function storesOf(context: Pick<LoweringContext, "incoming">): readonly Peer[] {
  const peers = [...context.incoming("tables"), ...context.incoming("files"), ...context.incoming("dataset")];
  const accounts = peers.filter(({ outputs }) => typeof outputs["accountId"] === "string");
  return [...new Map(accounts.map((peer) => [peer.component.id, peer])).values()];
}

/** Where tables of the catalog may lie, and the zones of table stores as its namespaces. Nothing, with a finding, when no store is wired. */
export function catalogPlaces(context: LoweringContext): PolarisPlaces | undefined {
  const stores = storesOf(context);
  const allowedLocations = [...new Set(stores.flatMap(foldersOf))];
  const [baseLocation] = allowedLocations;
  if (baseLocation === undefined) {
    reportNoPlace(context, "Lakehouse tables or an Object store");
    return undefined;
  }
  const tables = stores.filter(({ component }) => component.kind === "lakehouse-tables");
  return {
    storage: {
      storageType: "AZURE",
      allowedLocations,
      tenantId: ref(context, "identity", "properties.tenantId"),
      hierarchical: true,
    },
    baseLocation,
    namespaces: [...new Set(tables.flatMap(({ outputs }) => Object.keys(isMap(outputs["uriByZone"]) ? outputs["uriByZone"] : {})))].map(
      sqlName,
    ),
  };
}

function foldersOf({ outputs: { uri, uriByZone } }: Peer): readonly string[] {
  const folders = isMap(uriByZone) ? Object.values(uriByZone) : [uri];
  return folders.filter((folder): folder is string => typeof folder === "string");
}
