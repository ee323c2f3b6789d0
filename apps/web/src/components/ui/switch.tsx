"use client";

import { Switch as RadixSwitch } from "radix-ui";
import type { FieldControlProps } from "./field.tsx";

export function Switch({
  isChecked,
  onCheckedChange,
  isDisabled = false,
  label,
  ...control
}: Partial<FieldControlProps> & {
  isChecked: boolean;
  onCheckedChange: (isChecked: boolean) => void;
  isDisabled?: boolean;
  /** Needed when no `Field` labels it. */
  label?: string;
}) {
  return (
    <RadixSwitch.Root
      {...control}
      aria-label={label}
      checked={isChecked}
      onCheckedChange={onCheckedChange}
      disabled={isDisabled}
      className="relative inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-control bg-hover px-0.5 transition-colors data-[state=checked]:border-accent-solid data-[state=checked]:bg-accent-solid data-[disabled]:opacity-60"
    >
      <RadixSwitch.Thumb className="block size-4 rounded-full bg-control transition-transform data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-on-accent" />
    </RadixSwitch.Root>
  );
}
