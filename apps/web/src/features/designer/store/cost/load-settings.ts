import type { Component } from "@zerolake/blueprint";
import { appliesTo, effectiveSettings, findDefinition, type SettingDefinition, settingOf } from "@zerolake/catalog";
import type { Tier, Value } from "@zerolake/resources";

/** Settings of a kind that say how much comes and how much is asked; what costs follow from. */
const LOAD: Readonly<Record<string, readonly string[]>> = {
  "device-source": ["devices", "messagesPerDevicePerMinute", "messageBytes"],
  "event-source": ["eventsPerSecond", "eventBytes", "peakFactor"],
  "log-source": ["gbPerDay"],
  "feed-source": ["eventsPerSecond"],
  "database-source": ["changesPerSecond", "snapshotGb"],
  "file-source": ["gbPerDay"],
  "event-stream": ["retentionHours"],
  "spark-engine": ["hoursPerDay", "workersMax"],
  "sql-engine": ["tbScannedPerDay", "hoursPerDay", "concurrency"],
  "feature-store": ["readsPerSecond"],
  "vector-store": ["vectors", "dimension", "queriesPerSecond"],
  "embedding-job": ["documentsPerDay"],
  "model-training": ["gpuHoursPerMonth"],
  "foundation-model": ["tokensPerDay"],
  "app-service": ["requestsPerSecond"],
  "model-serving": ["requestsPerSecond"],
  "ml-workspace": ["users"],
};

export const LOAD_SETTINGS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(LOAD));

export interface LoadFigure {
  readonly setting: Extract<SettingDefinition, { type: "number" }>;
  /** What holds: written, or the default of the size. */
  readonly value: Value | undefined;
  readonly isWritten: boolean;
}

/** A component with the figures about its load. */
export interface LoadRow {
  readonly component: Component;
  readonly figures: readonly LoadFigure[];
}

/** Every component that has a load of its own, in drawing order. */
export function loadRows(components: readonly Component[], tier: Tier): readonly LoadRow[] {
  return components.flatMap((component) => {
    const definition = findDefinition(component.kind);
    const keys = LOAD_SETTINGS.get(component.kind);
    if (!definition || !keys) return [];
    const effective = effectiveSettings(definition, tier, component.settings);
    const figures = keys.flatMap((key): LoadFigure[] => {
      const setting = settingOf(definition, key);
      if (setting?.type !== "number" || !appliesTo(setting, effective)) return [];
      return [{ setting, value: effective[key], isWritten: component.settings[key] !== undefined }];
    });
    return figures.length > 0 ? [{ component, figures }] : [];
  });
}
