"use client";

import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { wordsOfValue } from "../../store/inspector/setting-text.ts";
import { ChoiceControl } from "./choice-control.tsx";
import { GroupControl } from "./group-control.tsx";
import { MapControl } from "./map-control.tsx";
import { TypedControl } from "./typed-control.tsx";

export interface SettingFieldProps {
  readonly setting: SettingDefinition;
  /** What is set by hand; `undefined` = the default holds. */
  readonly value: Value | undefined;
  readonly defaultValue: Value | undefined;
  /** Where the default comes from, e.g. "standard". */
  readonly defaultSource: string;
  readonly isReadOnly: boolean;
  readonly isRequired: boolean;
  /** Several components with different values. */
  readonly isMixed?: boolean;
  /** A finding about this field. */
  readonly problem?: string | undefined;
  /** Marks the field for jumps from a finding. */
  readonly domId?: string;
  readonly onChange: (value: Value | undefined) => void;
}

/** One setting as label, control, help and state. A dot says that it differs from the default. */
export function SettingField(props: SettingFieldProps) {
  const { setting, value, isReadOnly, isRequired, problem, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const isSet = value !== undefined;
  const reset =
    isSet && !isReadOnly ? (
      <IconButton
        size="small"
        label={`Reset ${setting.label} to its default`}
        icon={<RotateCcw size={14} strokeWidth={1.5} aria-hidden="true" />}
        onClick={() => onChange(undefined)}
      />
    ) : undefined;
  if (setting.type === "group") return <GroupControl {...props} setting={setting} labelEnd={reset} />;
  if (setting.type === "map") return <MapControl {...props} setting={setting} labelEnd={reset} />;
  return (
    <div data-setting={setting.key} data-set={isSet || undefined} className="designer-setting">
      <Field
        label={isRequired ? `${setting.label} (needed)` : setting.label}
        help={helpOf(props)}
        error={typed ?? problem}
        isRequired={isRequired}
        labelEnd={
          <span className="flex h-6 items-center gap-1">
            {isSet ? <span className="size-1.5 rounded-full bg-accent-solid" title="Differs from the default" /> : null}
            {reset}
          </span>
        }
      >
        {(control) =>
          setting.type === "choice" || setting.type === "boolean" ? (
            <ChoiceControl {...props} setting={setting} control={control} />
          ) : (
            <TypedControl {...props} setting={setting} control={control} onProblem={setTyped} />
          )
        }
      </Field>
    </div>
  );
}

function helpOf({ setting, value, defaultValue, defaultSource }: SettingFieldProps): string {
  const isPlaceholderShown = value === undefined && setting.type !== "choice" && setting.type !== "boolean";
  const words = wordsOfValue(setting, defaultValue);
  return isPlaceholderShown || words === "" ? setting.help : `${setting.help} Default: ${words} (${defaultSource}).`;
}
