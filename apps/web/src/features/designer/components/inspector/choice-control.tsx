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

const ON_OR_OFF = [
  { value: "on", label: "On" },
  { value: "off", label: "Off" },
];
const SEGMENTS_MAX = 4;
/** What fits beside each other in the narrowest inspector. */
const SEGMENT_LETTERS_MAX = 26;

/** A switch, segments for a few short options, a list for more and for several components that differ. */
export function ChoiceControl({ setting, value, defaultValue, isReadOnly, isMixed, control, onChange }: ChoiceControlProps) {
  const shown = value ?? defaultValue;
  if (isReadOnly) {
    return (
      <output id={control.id} className="block text-body">
        {isMixed ? "Mixed" : wordsOfValue(setting, shown) || "–"}
      </output>
    );
  }
  if (isMixed) {
    const options = setting.type === "boolean" ? ON_OR_OFF : setting.options.map(toOption);
    const take = (next: string) => onChange(setting.type === "boolean" ? next === "on" : next);
    return <Select {...control} value={undefined} placeholder="Mixed" onValueChange={take} options={options} />;
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
  return <Select {...control} value={chosen} placeholder="Choose" onValueChange={onChange} options={setting.options.map(toOption)} />;
}

function areShort(options: readonly ChoiceOption[]): boolean {
  return options.length <= SEGMENTS_MAX && options.reduce((letters, { label }) => letters + label.length + 2, 0) <= SEGMENT_LETTERS_MAX;
}

function toOption({ value, label, help }: ChoiceOption) {
  return { value, label, ...(help ? { help } : {}) };
}
