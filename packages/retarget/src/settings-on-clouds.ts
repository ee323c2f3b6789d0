import type { Settings } from "@zerolake/blueprint";
import { findDefinition, settingsOf } from "@zerolake/catalog";
import { type Cloud, canonicalJson, type Value } from "@zerolake/resources";
import type { SettingOnClouds } from "./comparison.ts";
import type { CloudLook } from "./look-at-cloud.ts";

interface AskedComponent {
  readonly id: string;
  readonly kind: string;
  /** Settings as drawn; none for a part that attached itself. */
  readonly drawn: Settings;
}

/** Settings of a component that somebody wrote, or that differ between clouds, in the order of its form. */
export function settingsOnClouds({ id, kind, drawn }: AskedComponent, looks: readonly CloudLook[]): readonly SettingOnClouds[] {
  const definition = findDefinition(kind);
  if (!definition) return [];
  return settingsOf(definition).flatMap(({ key, label }) => {
    const values = valuesOf(id, key, looks);
    const isDifferent = new Set(Object.values(values).map((value) => canonicalJson(value))).size > 1;
    return isDifferent || drawn[key] !== undefined ? [{ key, label, values, isDifferent }] : [];
  });
}

function valuesOf(id: string, key: string, looks: readonly CloudLook[]): Readonly<Partial<Record<Cloud, Value>>> {
  return Object.fromEntries(
    looks.flatMap(({ target, standing }) => {
      const value = standing.get(id)?.settings[key];
      return value === undefined ? [] : [[target.cloud, value]];
    }),
  );
}
