"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as RadixCheckbox } from "radix-ui";
import { type ReactNode, useId } from "react";

/** The label is part of the target, so that the whole line can be clicked. */
export function Checkbox({
  isChecked,
  onCheckedChange,
  isDisabled = false,
  label,
  isLabelHidden = false,
}: {
  isChecked: boolean | "indeterminate";
  onCheckedChange: (isChecked: boolean) => void;
  isDisabled?: boolean;
  label: ReactNode;
  isLabelHidden?: boolean;
}) {
  const id = useId();
  const Mark = isChecked === "indeterminate" ? Minus : Check;
  return (
    <span className="inline-flex min-h-6 items-center gap-2">
      <RadixCheckbox.Root
        id={id}
        checked={isChecked}
        onCheckedChange={(next) => onCheckedChange(next === true)}
        disabled={isDisabled}
        className="grid size-4 shrink-0 place-items-center rounded-chip border border-control bg-surface data-[disabled]:opacity-60 data-[state=checked]:border-accent-solid data-[state=checked]:bg-accent-solid data-[state=indeterminate]:border-accent-solid data-[state=indeterminate]:bg-accent-solid"
      >
        <RadixCheckbox.Indicator className="text-on-accent">
          <Mark aria-hidden="true" size={12} strokeWidth={2.5} />
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "text-body"}>
        {label}
      </label>
    </span>
  );
}
