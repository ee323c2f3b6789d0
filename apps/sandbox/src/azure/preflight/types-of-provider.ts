import { armShapeOf, listArmTypes } from "@zerolake/vendor-schemas";
import type { ArmCall } from "../arm-call.ts";
import { DISPLAY_NAMES, locationName } from "../locations.ts";

interface ProviderType {
  readonly resourceType: string;
  readonly locations: readonly string[];
  readonly apiVersions: readonly string[];
}

/** The types of a provider as `GET …/providers/{namespace}` lists them; what has no place of its own lists no location. */
export function typesOf(call: ArmCall, namespace: string): readonly ProviderType[] {
  const versions = new Map<string, string[]>();
  for (const known of listArmTypes()) {
    const [type = "", version = ""] = known.split("@");
    if (!type.toLowerCase().startsWith(`${namespace.toLowerCase()}/`)) continue;
    versions.set(type, [...(versions.get(type) ?? []), version]);
  }
  return [...versions].flatMap(([type, apiVersions]) => {
    const entry = { resourceType: type.slice(namespace.length + 1), apiVersions };
    if (!hasPlace(type, apiVersions)) return [{ ...entry, locations: [] }];
    const locations = DISPLAY_NAMES.filter((place) => isThere(call, type, place));
    // A type without any location is one that is everywhere, so what is nowhere is not listed.
    return locations.length === 0 ? [] : [{ ...entry, locations }];
  });
}

function hasPlace(type: string, apiVersions: readonly string[]): boolean {
  return apiVersions.some((version) => {
    const shape = armShapeOf(type, version);
    return shape !== undefined && "fields" in shape && "location" in shape.fields;
  });
}

function isThere({ sandbox, caller }: ArmCall, type: string, place: string): boolean {
  return !sandbox.conditions.holds(caller.subscription, "missingService", `${type} in ${locationName(place)}`);
}
