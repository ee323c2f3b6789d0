import { isMap } from "@zerolake/resources";
import type { Peer } from "../../../lowering.ts";

/** A container of a store of this environment. */
export interface DrawnContainer {
  readonly name: string;
  readonly id: string;
  readonly address: string;
}

/** The container that the arrow names, else the store's first; nothing where the store has none of Azure's. */
export function drawnContainer({ edge, outputs }: Peer): DrawnContainer | undefined {
  const { containers, containerIdByZone: ids, containerAddressByZone: addresses } = outputs;
  const drawn = edge.settings?.["zone"];
  const zone = typeof drawn === "string" ? drawn : Array.isArray(containers) ? String(containers[0]) : undefined;
  if (zone === undefined || !isMap(ids) || !isMap(addresses) || ids[zone] === undefined) return undefined;
  const id = String(ids[zone]);
  return { name: id.split("/").at(-1) ?? zone, id, address: String(addresses[zone]) };
}
