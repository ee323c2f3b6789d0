"use client";

import type { ChoiceOption, SettingDefinition } from "@zerolake/catalog";
import type { FieldControlProps } from "@/components/ui/field.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Switch } from "@/components/ui/switch.tsx";
import { wordsOfValue } from "../../store/inspector/setting-text.ts";
import type { SettingFieldProps } from "./setting-field-props.ts";

interface ChoiceControlProps extends SettingFieldProps {
  readonly setting: Extract<SettingDefinition, { type: "choice" | "boolean" }>;
  readonly control: FieldControlProps;
}

const SEGMENTS_MAX = 4;
/** What fits beside each other in the narrowest inspector. */
const SEGMENT_LETTERS_MAX = 26;

/** A switch, segments for a few short options, a list for more. */
export function ChoiceControl({ setting, value, defaultValue, isReadOnly, isMixed, control, onChange }: ChoiceControlProps) {
  const shown = isMixed ? undefined : (value ?? defaultValue);
  if (isReadOnly) {
    return (
      <output id={control.id} className="block text-body">
        {wordsOfValue(setting, shown) || "–"}
      </output>
    );
  }
  if (setting.type === "boolean") {
    return <Switch {...control} isChecked={shown === true} onCheckedChange={onChange} />;
  }
  const chosen = typeof shown === "string" ? shown : undefined;
  if (areShort(setting.options)) {
    return (
      <SegmentedControl
        {...control}
        label={setting.label}
        value={chosen}
        onValueChange={onChange}
        segments={setting.options.map(({ value: option, label }) => ({ value: option, label }))}
      />
    );
  }
  return (
    <Select
      {...control}
      value={chosen}
      placeholder={isMixed ? "Mixed" : "Choose"}
      onValueChange={onChange}
      options={setting.options.map(toOption)}
    />
  );
}

function areShort(options: readonly ChoiceOption[]): boolean {
  return options.length <= SEGMENTS_MAX && options.reduce((letters, { label }) => letters + label.length + 2, 0) <= SEGMENT_LETTERS_MAX;
}

function toOption({ value, label, help }: ChoiceOption) {
  return { value, label, ...(help ? { help } : {}) };
}
