"use client";

import type { SettingDefinition } from "@zerolake/catalog";
import type { Cloud } from "@zerolake/resources";
import { X } from "lucide-react";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { classNames } from "@/components/ui/class-names.ts";
import { useDesignerStore } from "../../hooks/designer-context.tsx";
import type { SettingRow } from "../../store/inspector/setting-rows.ts";
import { wordsOfValue } from "../../store/inspector/setting-text.ts";

interface ValuesElsewhereProps extends Pick<SettingRow, "inEnvironments" | "onClouds"> {
  readonly setting: SettingDefinition;
  readonly isReadOnly: boolean;
  readonly onResetCloud: (cloud: Cloud) => void;
}

const CHIP = "inline-flex min-h-6 items-center rounded-chip border px-1.5 text-small";

/** All values of one setting side by side: in each environment, where they differ, and what the drawing says for one cloud only. */
export function ValuesElsewhere({ setting, inEnvironments, onClouds, isReadOnly, onResetCloud }: ValuesElsewhereProps) {
  const store = useDesignerStore();
  if (inEnvironments.length + onClouds.length === 0) return null;
  return (
    <ul aria-label={`${setting.label} in each environment`} className="flex flex-wrap gap-1">
      {inEnvironments.map(({ slug, name, value, isOwn }) => (
        <li key={slug}>
          <button
            type="button"
            title={isOwn ? `Only in ${name}` : `Holds in ${name}`}
            onClick={() => store.setState({ settingsFor: slug })}
            className={classNames(CHIP, "hover:bg-hover", isOwn ? "border-accent-solid text-accent" : "border-line text-secondary")}
          >
            {name}: {wordsOfValue(setting, value) || "not set"}
            {isOwn ? <span className="sr-only">, its own value</span> : null}
          </button>
        </li>
      ))}
      {onClouds.map(({ cloud, value }) => (
        <li key={cloud} className={classNames(CHIP, "border-line text-secondary")}>
          On {CLOUD_NAMES[cloud]} only: {wordsOfValue(setting, value) || "not set"}
          {isReadOnly ? null : (
            <button
              type="button"
              aria-label={`The same on ${CLOUD_NAMES[cloud]} as everywhere`}
              onClick={() => onResetCloud(cloud)}
              className="-mr-1 grid size-6 place-items-center rounded-chip hover:bg-hover"
            >
              <X size={12} strokeWidth={1.5} aria-hidden="true" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
