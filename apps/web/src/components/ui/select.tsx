"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as RadixSelect } from "radix-ui";
import { classNames } from "./class-names.ts";
import type { FieldControlProps } from "./field.tsx";
import { CONTROL_CLASSES } from "./input.tsx";
import { useStyleNonce } from "./style-nonce.tsx";

export interface SelectOption {
  value: string;
  label: string;
  help?: string | undefined;
  isDisabled?: boolean;
}

export function Select({
  value,
  onValueChange,
  options,
  placeholder = "Choose",
  isDisabled = false,
  label,
  className,
  ...control
}: Partial<FieldControlProps> & {
  value: string | undefined;
  onValueChange: (value: string) => void;
  options: readonly SelectOption[];
  placeholder?: string;
  isDisabled?: boolean;
  /** Needed when no `Field` labels it. */
  label?: string;
  className?: string;
}) {
  const nonce = useStyleNonce();
  return (
    <RadixSelect.Root value={value ?? ""} onValueChange={onValueChange} disabled={isDisabled}>
      <RadixSelect.Trigger
        {...control}
        aria-label={label}
        className={classNames(
          CONTROL_CLASSES,
          "flex h-8 items-center justify-between gap-2 px-2 text-left data-[placeholder]:text-muted",
          className,
        )}
      >
        <span className="truncate">
          <RadixSelect.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden="true" size={16} strokeWidth={1.5} className="shrink-0 text-muted" />
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="animate-appear z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden rounded-card border border-line bg-surface p-1 shadow-menu"
        >
          <RadixSelect.Viewport nonce={nonce}>
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  );
}

function SelectItem({ option }: { option: SelectOption }) {
  return (
    <RadixSelect.Item
      value={option.value}
      disabled={option.isDisabled ?? false}
      className="relative flex min-h-8 cursor-default select-none flex-col justify-center rounded-chip py-1 pr-2 pl-7 text-body outline-none data-[disabled]:text-disabled data-[highlighted]:bg-hover"
    >
      <RadixSelect.ItemIndicator className="absolute top-2 left-1.5 text-accent">
        <Check aria-hidden="true" size={16} strokeWidth={1.5} />
      </RadixSelect.ItemIndicator>
      <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
      {option.help && <span className="text-muted text-small">{option.help}</span>}
    </RadixSelect.Item>
  );
}
