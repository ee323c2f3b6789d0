"use client";

import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";

export interface TextFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly placeholder: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A name or an ID that must be entered. Browsers neither complete nor correct it. */
export function TextField({ label, help, placeholder, error, value, onChange }: TextFieldProps) {
  return (
    <Field label={label} isRequired error={error} {...(help === undefined ? {} : { help })}>
      {(control) => (
        <Input
          {...control}
          required
          value={value}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
