import { listSetting, type Part, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";

const TYPES: Readonly<Record<string, string>> = { text: "STRING", integer: "INT64", number: "FLOAT64" };

/** Columns of an entity's table: its key, the time of the event, and the features that the settings name as `name:type`. */
export function featureColumns(part: Part, entity: string): readonly LooseMap[] {
  const time = textSetting(part, "eventTimeColumn");
  return [
    { name: entity, type: "STRING", mode: "REQUIRED" },
    { name: time, type: "TIMESTAMP", mode: "REQUIRED" },
    ...named(part, entity).map(([name, type]) => ({ name, type: TYPES[type] ?? "STRING", mode: "NULLABLE" })),
  ];
}

/** Names of the features, without the key and the time. */
export function registeredFeatures(part: Part, entity: string): readonly string[] {
  return named(part, entity).map(([name]) => name);
}

function named(part: Part, entity: string): readonly (readonly [name: string, type: string])[] {
  const own = new Set([entity, textSetting(part, "eventTimeColumn")]);
  return listSetting(part, "features").flatMap((text) => {
    const [name = "", type = "text"] = text.split(":");
    return own.has(name) ? [] : [[name, type] as const];
  });
}
