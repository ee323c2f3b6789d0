import type { PropertyMap } from "@zerolake/resources";
import { listSetting, type Part, textSetting } from "../../../lowering.ts";

type FeatureType = "String" | "Integral" | "Fractional";

const TYPES: Readonly<Record<string, FeatureType>> = { text: "String", integer: "Integral", number: "Fractional" };

/** Columns of an entity's group: its key, the time of the event, and the features that the settings name as `name:type`. */
export function featureDefinitions(part: Part, entity: string): readonly PropertyMap[] {
  const eventTime = textSetting(part, "eventTimeColumn");
  const own = new Set([entity, eventTime]);
  const named = listSetting(part, "features").flatMap((text) => {
    const [name = "", type = "text"] = text.split(":");
    return own.has(name) ? [] : [feature(name, TYPES[type] ?? "String")];
  });
  return [feature(entity, "String"), feature(eventTime, eventTimeType(part)), ...named];
}

/** Iceberg stores moments as ISO text; a number would be seconds since 1970. */
function eventTimeType(part: Part): FeatureType {
  const isFractional = textSetting(part, "eventTimeType") === "fractional" && textSetting(part, "offlineFormat") !== "iceberg";
  return isFractional ? "Fractional" : "String";
}

function feature(FeatureName: string, FeatureType: FeatureType): PropertyMap {
  return { FeatureName, FeatureType };
}
