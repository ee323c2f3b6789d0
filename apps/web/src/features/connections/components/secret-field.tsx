"use client";

import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";

export const SECRET_HELP = "Stored encrypted. It is never shown again, to anybody.";

/** A secret to enter. Browsers are told not to keep it. */
export function SecretField({
  label,
  help,
  isRequired = false,
  error,
  value,
  onChange,
}: {
  label: string;
  help: string;
  isRequired?: boolean;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} isRequired={isRequired} help={help} error={error}>
      {(control) => (
        <Input
          {...control}
          required={isRequired}
          type="password"
          value={value}
          autoComplete="new-password"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
