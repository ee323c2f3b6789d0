"use client";

import type { SettingDefinition } from "@zerolake/catalog";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { ReactNode } from "react";
import { PART_OF_A_FIELD, type RenderField, type SettingFieldProps } from "./setting-field-props.ts";

interface GroupControlProps extends SettingFieldProps {
  readonly setting: Extract<SettingDefinition, { type: "group" }>;
  readonly labelEnd: ReactNode;
  readonly renderField: RenderField;
}

/** Named parts of one setting, each with its own default. */
export function GroupControl({ setting, value, defaultValue, labelEnd, renderField, onChange, ...rest }: GroupControlProps) {
  const set = asMap(value);
  const defaults = asMap(defaultValue);
  return (
    <fieldset data-setting={setting.key} className="space-y-3 rounded-card border border-hairline p-3">
      <legend className="flex items-center gap-1 px-1 text-label text-primary">
        {setting.label}
        {labelEnd}
      </legend>
      {setting.fields.map((field) =>
        renderField({
          ...rest,
          ...PART_OF_A_FIELD,
          path: `${rest.path ?? setting.key}.${field.key}`,
          setting: field,
          value: set[field.key],
          defaultValue: defaults[field.key],
          isRequired: field.required === true,
          onChange: (next) => onChange(withEntry(set, field.key, next)),
        }),
      )}
    </fieldset>
  );
}

export function asMap(value: Value | undefined): PropertyMap {
  return isMap(value) ? (value as PropertyMap) : {};
}

/** The map with one entry set or, for `undefined`, taken out; an empty map means that nothing is set. */
export function withEntry(map: PropertyMap, key: string, value: Value | undefined): PropertyMap | undefined {
  const { [key]: _, ...rest } = map;
  if (value !== undefined) return { ...map, [key]: value };
  return Object.keys(rest).length === 0 ? undefined : rest;
}
