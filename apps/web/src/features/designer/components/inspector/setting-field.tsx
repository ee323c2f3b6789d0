"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { wordsOfValue } from "../../store/inspector/setting-text.ts";
import { ChoiceControl } from "./choice-control.tsx";
import { GroupControl } from "./group-control.tsx";
import { MapControl } from "./map-control.tsx";
import type { SettingFieldProps } from "./setting-field-props.ts";
import { TypedControl } from "./typed-control.tsx";

/** One setting as label, control, help and state. A dot says that it differs from the default. */
export function SettingField(props: SettingFieldProps) {
  const { setting, value, defaultValue, isReadOnly, isRequired, problem, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const isSet = value !== undefined;
  const isDifferent = isSet && JSON.stringify(value) !== JSON.stringify(defaultValue);
  const reset =
    isSet && !isReadOnly ? (
      <IconButton
        size="small"
        label={`Reset ${setting.label} to its default`}
        icon={<RotateCcw size={14} strokeWidth={1.5} aria-hidden="true" />}
        onClick={() => onChange(undefined)}
      />
    ) : undefined;
  if (setting.type === "group") return <GroupControl {...props} setting={setting} labelEnd={reset} renderField={renderField} />;
  if (setting.type === "map") return <MapControl {...props} setting={setting} labelEnd={reset} renderField={renderField} />;
  return (
    <div data-setting={setting.key} data-set={isSet || undefined} className="designer-setting">
      <Field
        label={isRequired ? `${setting.label} (needed)` : setting.label}
        help={helpOf(props)}
        error={typed ?? problem}
        isRequired={isRequired}
        labelEnd={
          <span className="flex h-6 items-center gap-1">
            {isDifferent ? <span className="size-1.5 rounded-full bg-accent-solid" title="Differs from the default" /> : null}
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

/** Handed to the controls whose parts are settings again. */
function renderField(props: SettingFieldProps) {
  return <SettingField key={props.setting.key} {...props} />;
}

function helpOf({ setting, value, defaultValue, defaultSource }: SettingFieldProps): string {
  const isPlaceholderShown = value === undefined && setting.type !== "choice" && setting.type !== "boolean";
  const words = wordsOfValue(setting, defaultValue);
  return isPlaceholderShown || words === "" ? setting.help : `${setting.help} Default: ${words} (${defaultSource}).`;
}
