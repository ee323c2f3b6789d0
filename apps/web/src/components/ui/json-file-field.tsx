"use client";

import { type ChangeEvent, useState } from "react";
import { Field } from "./field.tsx";
import { CONTROL_CLASSES } from "./input.tsx";

export interface JsonFileFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly bytesMax: number;
  /** What is said of a file that is larger. */
  readonly tooLarge: (file: File) => string;
  /** `undefined` while no file is chosen that could be it. */
  readonly onText: (text: string | undefined) => void;
}

/** A JSON file of the person's own; its text is handed on, unless it is too large to be what is wanted. */
export function JsonFileField({ label, help, bytesMax, tooLarge, onText }: JsonFileFieldProps) {
  const [error, setError] = useState<string>();
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    const isTooLarge = file !== undefined && file.size > bytesMax;
    setError(isTooLarge ? tooLarge(file) : undefined);
    onText(undefined);
    if (file && !isTooLarge) onText(await file.text());
  };
  return (
    <Field label={label} {...(help === undefined ? {} : { help })} error={error}>
      {(control) => (
        <input
          {...control}
          type="file"
          accept=".json,application/json"
          onChange={(event) => void read(event)}
          className={`${CONTROL_CLASSES} h-9 p-1 file:mr-3 file:h-6 file:rounded-chip file:border-0 file:bg-hover file:px-2 file:text-label file:text-primary`}
        />
      )}
    </Field>
  );
}
