"use client";

import type { SettingDefinition } from "@zerolake/catalog";
import { Field, type FieldControlProps } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";

export type PlainValue = string | number | boolean;

/** A field for the value of one plain setting; out of range is not given on. */
export function OverrideValue({
  setting,
  value,
  onChange,
}: {
  setting: SettingDefinition;
  value: PlainValue | undefined;
  onChange: (value: PlainValue | undefined) => void;
}) {
  const range =
    setting.type === "number" ? `Between ${setting.min} and ${setting.max}${setting.unit ? ` ${setting.unit}` : ""}.` : undefined;
  return (
    <Field label="Value here" {...(range ? { help: range } : {})}>
      {(control) => <Control key={setting.key} control={control} setting={setting} value={value} onChange={onChange} />}
    </Field>
  );
}

function Control({
  control,
  setting,
  value,
  onChange,
}: {
  control: FieldControlProps;
  setting: SettingDefinition;
  value: PlainValue | undefined;
  onChange: (value: PlainValue | undefined) => void;
}) {
  switch (setting.type) {
    case "number":
      return (
        <Input
          {...control}
          type="number"
          min={setting.min}
          max={setting.max}
          step={setting.integer ? 1 : "any"}
          unit={setting.unit}
          onChange={(event) => {
            const number = event.target.valueAsNumber;
            onChange(number >= setting.min && number <= setting.max ? number : undefined);
          }}
        />
      );
    case "choice":
      return (
        <Select {...control} value={typeof value === "string" ? value : undefined} onValueChange={onChange} options={setting.options} />
      );
    case "boolean":
      return (
        <Select
          {...control}
          value={value === undefined ? undefined : String(value)}
          onValueChange={(next) => onChange(next === "true")}
          options={[
            { value: "true", label: "On" },
            { value: "false", label: "Off" },
          ]}
        />
      );
    default:
      return <Input {...control} value={typeof value === "string" ? value : ""} onChange={(event) => onChange(event.target.value)} />;
  }
}
