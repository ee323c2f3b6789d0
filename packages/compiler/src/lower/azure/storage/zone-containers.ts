import type { PropertyMap } from "@zerolake/resources";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { containerId } from "./storage-account.ts";

/** Where neighbours find the containers of a component's own account that stand for its zones: what rights name, and wait for. */
export function zoneContainers(part: Named, zones: readonly string[]): PropertyMap {
  return {
    containerIdByZone: byZone(zones, (zone) => containerId(part, zone)),
    containerAddressByZone: byZone(zones, (zone) => addressIn(part, "container", zone)),
  };
}

export function byZone(zones: readonly string[], valueOf: (zone: string) => string): PropertyMap {
  return Object.fromEntries(zones.map((zone) => [zone, valueOf(zone)]));
}
