import { attributeOf, type RecordedResource } from "@zerolake/planner";
import { isKnown, isSecret, substitute, type Value } from "@zerolake/resources";
import type { StoredPlan } from "./run-types.ts";

export interface OutputRow {
  readonly key: string;
  readonly title: string;
  readonly port: string;
  readonly name: string;
  /** `undefined` while it is only known after an apply. */
  readonly value: string | undefined;
}

/** One row per output of each component; references are looked up in what is recorded. */
export function outputRows(components: StoredPlan["components"], recorded: readonly RecordedResource[]): readonly OutputRow[] {
  const resources = new Map(recorded.map((resource) => [resource.address, resource]));
  const lookup = (marker: Parameters<Parameters<typeof substitute>[1]>[0]): Value | undefined => {
    if (isSecret(marker)) return "(hidden)";
    const resource = resources.get(marker.$ref);
    return resource ? attributeOf(resource, marker.attr) : undefined;
  };
  return components.flatMap(({ component, title, outputs }) =>
    Object.entries(outputs).flatMap(([port, fields]) =>
      Object.entries(fields).map(([name, field]) => {
        const value = substitute(field as Value, lookup);
        return { key: `${component}.${port}.${name}`, title, port, name, value: isKnown(value) ? text(value) : undefined };
      }),
    ),
  );
}

function text(value: Value): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
