import type { Blueprint } from "@zerolake/blueprint";
import { findDefinition, settingOf } from "@zerolake/catalog";
import { canonicalJson } from "@zerolake/resources";

/** What of an environment was chosen for it alone. */
export interface ChosenSettings {
  readonly cloud: string;
  readonly region: string;
  readonly tier: string;
  readonly connection: string;
  readonly overrides: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly workload: Readonly<Record<string, number>>;
  /** Service beside the cloud → the account that is used. */
  readonly services: Readonly<Record<string, string>>;
}

export interface EnvironmentDifference {
  readonly what: string;
  /** In words; "–" where nothing is chosen. */
  readonly source: string;
  readonly target: string;
}

const PLAIN = [
  ["cloud", "Cloud"],
  ["region", "Region"],
  ["tier", "Size"],
  ["connection", "Connection"],
] as const;

/**
 * What differs between two environments by choice. It stays that way when a version is promoted: settings belong to the environment, not
 * to the version. `blueprint` names the components.
 */
export function environmentDifferences(
  source: ChosenSettings,
  target: ChosenSettings,
  blueprint: Pick<Blueprint, "components">,
): readonly EnvironmentDifference[] {
  const rows = [
    ...PLAIN.map(([key, what]) => ({ what, source: source[key], target: target[key] })),
    ...overrideRows(source.overrides, target.overrides, blueprint),
    ...keysOf(source.workload, target.workload).map((key) => ({
      what: `Figure ${key}`,
      source: shown(source.workload[key]),
      target: shown(target.workload[key]),
    })),
    ...keysOf(source.services, target.services).map((key) => ({
      what: `Account at ${capitalised(key)}`,
      source: shown(source.services[key]),
      target: shown(target.services[key]),
    })),
  ];
  return rows.filter((row) => row.source !== row.target);
}

function overrideRows(
  source: ChosenSettings["overrides"],
  target: ChosenSettings["overrides"],
  { components }: Pick<Blueprint, "components">,
): readonly EnvironmentDifference[] {
  return keysOf(source, target).flatMap((id) => {
    const [theirs, ours] = [source[id] ?? {}, target[id] ?? {}];
    const component = components.find((candidate) => candidate.id === id);
    const definition = component && findDefinition(component.kind);
    return keysOf(theirs, ours).map((key) => ({
      what: `${component?.title ?? id}: ${(definition && settingOf(definition, key)?.label) ?? key}`,
      source: shown(theirs[key]),
      target: shown(ours[key]),
    }));
  });
}

function shown(value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : canonicalJson(value);
}

function keysOf(left: object, right: object): readonly string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
