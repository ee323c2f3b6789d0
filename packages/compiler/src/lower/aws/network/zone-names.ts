import { chosenList, type Part } from "../../../lowering.ts";

/** Zones as the connection lists them; `eu-central-1a`, `…b` as far as nobody knows better. */
export function zoneNames(part: Part): readonly string[] {
  const listed = chosenList(part, "zones");
  if (listed.length >= part.zones) return listed.slice(0, part.zones);
  return Array.from({ length: part.zones }, (_, index) => part.target.region + String.fromCharCode("a".charCodeAt(0) + index));
}
