"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

/** The last step before something that cannot be undone: the button works once the name has been typed. */
export function ConfirmByTyping({
  name,
  label,
  action,
  onConfirm,
  isBusy = false,
  secondary,
}: {
  name: string;
  /** E.g. "Type the environment's name". */
  label: string;
  /** Verb and object, with counts: "Destroy 82 resources, keep 4". */
  action: string;
  onConfirm: () => void;
  isBusy?: boolean;
  secondary?: ReactNode;
}) {
  const [typed, setTyped] = useState("");
  const matches = typed.trim() === name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (matches && !isBusy) onConfirm();
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field
        label={label}
        help={
          <>
            Type <strong className="text-primary">{name}</strong> to continue.
          </>
        }
      >
        {(control) => (
          <Input {...control} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        {secondary}
        <Button type="submit" variant="danger" disabled={!matches} isBusy={isBusy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
