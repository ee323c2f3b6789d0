"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export function Menu({ trigger, children, align = "end" }: { trigger: ReactElement; children: ReactNode; align?: "start" | "end" }) {
  return (
    // Not modal: the page behind it stays in the accessibility tree, as a menu is left by Esc, Tab or a click.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="animate-appear z-50 min-w-48 rounded-card border border-line bg-surface p-1 shadow-menu"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** A menu that opens at a point of the screen, e.g. where somebody clicked with the right button. */
export function MenuAt({
  anchor,
  label,
  onClose,
  returnFocusTo,
  children,
}: {
  anchor: { readonly x: number; readonly y: number };
  label: string;
  onClose: () => void;
  /** Takes the focus when the menu closes; there is no button that opened it. */
  returnFocusTo: () => void;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.Root modal={false} open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className="fixed size-px" style={{ left: anchor.x, top: anchor.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocusTo();
          }}
          className="animate-appear z-50 min-w-56 rounded-card border border-line bg-surface p-1 shadow-menu"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const ITEM =
  "flex min-h-8 cursor-default select-none items-center gap-2 rounded-chip px-2 text-body outline-none data-[disabled]:text-disabled data-[highlighted]:bg-hover";

export function MenuItem({
  onSelect,
  icon,
  shortcut,
  isDanger = false,
  isDisabled = false,
  asChild = false,
  children,
}: {
  onSelect?: () => void;
  icon?: ReactNode;
  shortcut?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  /** The child is a link and brings its own content. */
  asChild?: boolean;
  children: ReactNode;
}) {
  const classes = classNames(ITEM, isDanger && "text-danger");
  if (asChild) {
    return (
      <DropdownMenu.Item asChild className={classes}>
        {children}
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.Item {...(onSelect ? { onSelect } : {})} disabled={isDisabled} className={classes}>
      {icon}
      <span className="flex-1">{children}</span>
      {shortcut && <kbd className="font-sans text-muted text-small">{shortcut}</kbd>}
    </DropdownMenu.Item>
  );
}

export function MenuRadioGroup({
  value,
  onValueChange,
  options,
}: {
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onValueChange}>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={classNames(ITEM, "relative pl-7")}>
          <DropdownMenu.ItemIndicator className="absolute left-1.5 text-accent">
            <Check aria-hidden="true" size={16} strokeWidth={1.5} />
          </DropdownMenu.ItemIndicator>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 py-1 text-muted text-small">{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-hairline" />;
}
