import type { Component } from "@zerolake/blueprint";
import type { Value } from "@zerolake/resources";

export interface Column {
  /** Field ids start at 1 and are never reused: the format identifies columns by them. */
  readonly id: number;
  readonly name: string;
  readonly type: "string" | "timestamp" | "date";
}

export interface PartitionField {
  readonly sourceId: number;
  readonly name: string;
  /** In the words of the Iceberg specification, e.g. `day`, `bucket[16]`. */
  readonly transform: string;
}

/** What the collector writes around every event. */
const ENVELOPE = ["id", "time"];

/**
 * The columns a table starts with: the envelope of an event and every column that the settings name. Delivery adds the
 * rest as events bring them, when the schema may grow.
 */
export function startingColumns(component: Pick<Component, "settings">): readonly Column[] {
  const named = ["upsertKey", "deduplicateOn", "orderingField", "sortOrClusterBy"].flatMap((key) => names(component.settings[key]));
  const partitioned = partitionTerms(component).map((term) => term.column);
  const all = [...new Set([...ENVELOPE, ...named, ...partitioned])];
  return all.map((name, index) => ({ id: index + 1, name, type: typeOf(name) }));
}

/** `event_date` is the day of the envelope's `time`, `x_date` the day of `x_time`: nobody has to write a derived column. */
export function partitionFields(component: Pick<Component, "settings">): readonly PartitionField[] {
  const columns = startingColumns(component);
  return partitionTerms(component).flatMap(({ name, column, transform }) => {
    const source = columns.find((candidate) => candidate.name === column);
    return source ? [{ sourceId: source.id, name, transform }] : [];
  });
}

interface PartitionTerm {
  readonly name: string;
  readonly column: string;
  readonly transform: string;
}

const FUNCTION_TERM = /^(\w+)\(\s*(?:(\d+)\s*,\s*)?(\w+)\s*\)$/;
const DATE_TERM = /^(\w+)_date$/;

function partitionTerms(component: Pick<Component, "settings">): readonly PartitionTerm[] {
  return names(component.settings["partitioning"]).map((term) => {
    const call = FUNCTION_TERM.exec(term);
    if (call?.[1] !== undefined && call[3] !== undefined) {
      const transform = call[2] === undefined ? call[1].replace(/s$/, "") : `${call[1]}[${call[2]}]`;
      return { name: `${call[3]}_${call[1]}`, column: call[3], transform };
    }
    const date = DATE_TERM.exec(term);
    return date
      ? { name: term, column: date[1] === "event" ? "time" : `${date[1]}_time`, transform: "day" }
      : { name: term, column: term, transform: "identity" };
  });
}

function typeOf(name: string): Column["type"] {
  if (/(^time|_time|_at)$/.test(name)) return "timestamp";
  return name.endsWith("_date") ? "date" : "string";
}

function names(value: Value | undefined): readonly string[] {
  if (typeof value === "string" && value !== "") return [value];
  return Array.isArray(value) ? (value as readonly Value[]).filter((item): item is string => typeof item === "string") : [];
}
