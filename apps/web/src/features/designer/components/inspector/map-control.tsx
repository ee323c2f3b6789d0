"use client";

import type { SettingDefinition } from "@zerolake/catalog";
import { Plus, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { asMap, withEntry } from "./group-control.tsx";
import { NeighbourNames } from "./neighbour-names.tsx";
import { PART_OF_A_FIELD, type RenderField, type SettingFieldProps } from "./setting-field-props.ts";

interface MapControlProps extends SettingFieldProps {
  readonly setting: Extract<SettingDefinition, { type: "map" }>;
  readonly labelEnd: ReactNode;
  readonly renderField: RenderField;
}

/** Free keys, each with the same kind of value, e.g. groups and what they may do. */
export function MapControl({ setting, value, defaultValue, isReadOnly, labelEnd, renderField, onChange, ...rest }: MapControlProps) {
  const entries = asMap(value ?? defaultValue);
  const path = rest.path ?? setting.key;
  const addEntry = (key: string) => onChange({ ...entries, [key]: emptyEntry(setting.value) });
  return (
    <fieldset data-setting={setting.key} className="space-y-3 rounded-card border border-hairline p-3">
      <legend className="flex items-center gap-1 px-1 text-label text-primary">
        {setting.label}
        {labelEnd}
      </legend>
      <p className="text-muted text-small">{setting.help}</p>
      {Object.entries(entries).map(([key, entry]) => (
        <div key={key} className="space-y-2 border-hairline border-t pt-2">
          <div className="flex items-center justify-between">
            <span className="truncate font-mono text-code">{key}</span>
            {isReadOnly ? null : (
              <IconButton
                size="small"
                label={`Remove ${key}`}
                icon={<Trash2 size={14} strokeWidth={1.5} aria-hidden="true" />}
                onClick={() => onChange(withEntry(entries, key, undefined))}
              />
            )}
          </div>
          {renderField({
            ...rest,
            ...PART_OF_A_FIELD,
            isReadOnly,
            path: `${path}.${setting.value.key}`,
            setting: setting.value,
            value: entry,
            defaultValue: undefined,
            isRequired: false,
            onChange: (next) => onChange(withEntry(entries, key, next ?? emptyEntry(setting.value))),
          })}
        </div>
      ))}
      {isReadOnly ? null : (
        <>
          <NeighbourNames names={rest.namesAt?.(path) ?? []} value={Object.keys(entries)} onChoose={addEntry} />
          <NewKey label={setting.keyLabel} taken={Object.keys(entries)} onAdd={addEntry} />
        </>
      )}
    </fieldset>
  );
}

function NewKey({
  label,
  taken,
  onAdd,
}: {
  readonly label: string;
  readonly taken: readonly string[];
  readonly onAdd: (key: string) => void;
}) {
  const [text, setText] = useState("");
  const key = text.trim();
  const add = () => {
    if (key === "" || taken.includes(key)) return;
    onAdd(key);
    setText("");
  };
  return (
    <div className="flex gap-2">
      <Input
        aria-label={`New ${label}`}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            add();
          }
        }}
      />
      <Button icon={<Plus size={14} strokeWidth={1.5} aria-hidden="true" />} onClick={add} disabled={key === "" || taken.includes(key)}>
        Add
      </Button>
    </div>
  );
}

function emptyEntry(form: SettingDefinition) {
  switch (form.type) {
    case "group":
    case "map":
      return {};
    case "textList":
    case "numberList":
      return [];
    case "boolean":
      return false;
    case "number":
      return form.min;
    case "choice":
      return form.options[0]?.value ?? "";
    case "text":
    case "code":
    case "secret":
      return "";
  }
}
