"use client";

import { Select, type SelectOption } from "./select.tsx";

/** Radix takes no empty value. */
const EVERY = "*";

export interface FilterSelectProps {
  readonly label: string;
  /** The choice that filters nothing, e.g. "Every state". */
  readonly every: string;
  readonly value: string | null;
  readonly onValueChange: (value: string | null) => void;
  readonly options: readonly SelectOption[];
}

/** One of the filters above a list. */
export function FilterSelect({ label, every, value, onValueChange, options }: FilterSelectProps) {
  return (
    <div className="w-44">
      <Select
        label={label}
        value={value ?? EVERY}
        onValueChange={(next) => onValueChange(next === EVERY ? null : next)}
        options={[{ value: EVERY, label: every }, ...options]}
      />
    </div>
  );
}
