import { type ComponentDefinition, effectiveSettings, isRequired, type SettingDefinition, settingOf } from "@zerolake/catalog";
import type { Diagnostic, Tier } from "@zerolake/resources";
import type { Settings } from "../document.ts";
import { checkValue } from "./check-value.ts";
import { errorFinding, jsonPointer, warningFinding } from "./finding.ts";

interface Place {
  readonly component?: string;
  /** Where the settings stand in a document, e.g. `["components", 3, "settings"]`. */
  readonly path?: readonly PropertyKey[];
}

/**
 * Findings about settings that are given: wrong type, out of range, no such option. A setting that the kind does not
 * know is a warning and has no effect. Settings that are missing are `missingSettings`.
 */
export function validateSettings(definition: ComponentDefinition, settings: Settings, place: Place = {}): readonly Diagnostic[] {
  return Object.entries(settings).flatMap(([key, value]) => {
    const setting = settingOf(definition, key);
    const at = (inner: readonly PropertyKey[]) => ({
      ...(place.component === undefined ? {} : { component: place.component }),
      setting: key,
      path: jsonPointer([...(place.path ?? []), key, ...inner]),
    });
    if (!setting)
      return [
        warningFinding("ZL-SET-UNKNOWN", `“${definition.title}” has no setting named “${key}”; it has no effect.`, {
          target: at([]),
          hint: "Remove it, or check how it is written.",
        }),
      ];
    return checkValue(setting, value).map((found) =>
      found.code === "ZL-SET-UNKNOWN"
        ? warningFinding(found.code, found.message, { target: at(found.path) })
        : errorFinding(found.code, found.message, { target: at(found.path) }),
    );
  });
}

/** Settings that somebody still has to answer, in the order of the inspector. An empty text or list is no answer. */
export function missingSettings(definition: ComponentDefinition, settings: Settings, tier: Tier): readonly SettingDefinition[] {
  if (!definition.settings.some((setting) => setting.required || setting.requiredWhen)) return [];
  const effective = effectiveSettings(definition, tier, settings);
  return definition.settings.filter((setting) => isRequired(setting, effective) && isEmpty(effective[setting.key]));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
