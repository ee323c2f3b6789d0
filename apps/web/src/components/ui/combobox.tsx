"use client";

import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { classNames } from "./class-names.ts";
import type { FieldControlProps } from "./field.tsx";
import { CONTROL_CLASSES } from "./input.tsx";
import { Popover } from "./popover.tsx";

export interface ComboboxOption {
  value: string;
  label: string;
  detail?: string;
  /** Further words that find it. */
  keywords?: string[];
}

/** A searchable single choice, for lists too long for a `Select`. */
export function Combobox({
  value,
  onValueChange,
  options,
  label,
  placeholder = "Choose",
  searchPlaceholder = "Find…",
  emptyText = "Nothing matches.",
  ...control
}: Partial<FieldControlProps> & {
  value: string | undefined;
  onValueChange: (value: string) => void;
  options: readonly ComboboxOption[];
  label: string;
  placeholder?: string;
  searchPlaceholder?: string;
  emptyText?: string;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  const choose = (next: string) => {
    onValueChange(next);
    setIsOpen(false);
  };
  const trigger = (
    <button
      type="button"
      id={control.id}
      // A button has no required and no invalid state; what is wrong is said by its description.
      aria-describedby={control["aria-describedby"]}
      aria-label={`${label}: ${chosen?.label ?? placeholder}`}
      className={classNames(CONTROL_CLASSES, "flex h-8 items-center justify-between gap-2 px-2 text-left")}
    >
      <span className={classNames("truncate", !chosen && "text-muted")}>{chosen?.label ?? placeholder}</span>
      <ChevronsUpDown aria-hidden="true" size={16} strokeWidth={1.5} className="shrink-0 text-muted" />
    </button>
  );
  return (
    <Popover
      label={label}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      className="w-(--radix-popover-trigger-width) min-w-64"
    >
      <OptionList {...{ options, value, label, searchPlaceholder, emptyText }} onChoose={choose} />
    </Popover>
  );
}

/** The search field and its list; also the body of the switchers in the breadcrumb. */
export function OptionList({
  options,
  value,
  label,
  searchPlaceholder,
  emptyText,
  onChoose,
}: {
  options: readonly ComboboxOption[];
  value?: string | undefined;
  label: string;
  searchPlaceholder: string;
  emptyText: string;
  onChoose: (value: string) => void;
}) {
  return (
    <Command label={label}>
      <Command.Input
        placeholder={searchPlaceholder}
        className="h-9 w-full border-hairline border-b bg-transparent px-3 text-body text-primary outline-none"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-3 text-muted">{emptyText}</Command.Empty>
        {options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label, ...(option.keywords ?? [])]}
            onSelect={() => onChoose(option.value)}
            className="flex min-h-8 cursor-default select-none items-center gap-2 rounded-chip px-2 py-1 text-body data-[selected=true]:bg-hover"
          >
            <Check
              aria-hidden="true"
              size={16}
              strokeWidth={1.5}
              className={classNames("shrink-0 text-accent", option.value !== value && "invisible")}
            />
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.detail && <span className="text-muted text-small">{option.detail}</span>}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
