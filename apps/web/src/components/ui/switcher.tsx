"use client";

import { ChevronsUpDown, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type ComboboxOption, OptionList } from "./combobox.tsx";
import { Popover } from "./popover.tsx";

export interface SwitcherProps {
  /** What is switched, e.g. "Project". */
  label: string;
  current: string;
  /** `value` is the address to go to. */
  options: readonly ComboboxOption[];
  currentHref: string;
  /** Last item of the list, e.g. "New project…". */
  create?: { label: string; href: string };
}

/** One part of the breadcrumb: says where we are and goes elsewhere of the same kind. */
export function Switcher({ label, current, options, currentHref, create }: SwitcherProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const go = (href: string) => {
    setIsOpen(false);
    router.push(href);
  };
  const trigger = (
    <button
      type="button"
      aria-label={`${label}: ${current}. Switch`}
      className="inline-flex h-8 min-w-0 items-center gap-1 rounded-chip px-2 text-label text-primary hover:bg-hover"
    >
      <span className="truncate">{current}</span>
      <ChevronsUpDown aria-hidden="true" size={14} strokeWidth={1.5} className="shrink-0 text-muted" />
    </button>
  );
  return (
    <Popover label={`Switch ${label.toLowerCase()}`} isOpen={isOpen} onOpenChange={setIsOpen} trigger={trigger}>
      <OptionList
        options={options}
        value={currentHref}
        label={label}
        searchPlaceholder={`Find a ${label.toLowerCase()}…`}
        emptyText={`No ${label.toLowerCase()} of that name.`}
        onChoose={go}
      />
      {create && (
        <div className="border-hairline border-t p-1">
          <button
            type="button"
            onClick={() => go(create.href)}
            className="flex h-8 w-full items-center gap-2 rounded-chip px-2 text-body hover:bg-hover"
          >
            <Plus aria-hidden="true" size={16} strokeWidth={1.5} className="text-muted" />
            {create.label}
          </button>
        </div>
      )}
    </Popover>
  );
}
