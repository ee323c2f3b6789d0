"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import { useReturnFocus } from "./return-focus.ts";

const WIDTHS = { small: "max-w-md", medium: "max-w-xl", large: "max-w-3xl" } as const;

/** Focus goes in, stays in, and returns to the opener. Esc and the scrim close it, unless nothing is to hear of that. */
export function Dialog({
  title,
  description,
  isOpen,
  onOpenChange,
  trigger,
  footer,
  width = "small",
  isText = false,
  children,
}: {
  title: string;
  description?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  trigger?: ReactElement;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  width?: keyof typeof WIDTHS;
  /** There is nothing to fill in or to press: the text takes the focus, so that the keyboard can scroll it. */
  isText?: boolean;
  children?: ReactNode;
}) {
  const { remember, giveBack } = useReturnFocus();
  const isClosable = isOpen === undefined || onOpenChange !== undefined;
  return (
    <RadixDialog.Root {...(isOpen === undefined ? {} : { open: isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger>}
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            remember();
            focusFirstField(event);
          }}
          onCloseAutoFocus={giveBack}
          className={classNames(
            "animate-appear fixed inset-x-4 top-[12vh] z-40 outline-none mx-auto flex max-h-[76vh] flex-col rounded-dialog border border-line bg-surface shadow-dialog",
            WIDTHS[width],
          )}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="space-y-1">
              <RadixDialog.Title className="text-title">{title}</RadixDialog.Title>
              {description && <RadixDialog.Description className="text-secondary">{description}</RadixDialog.Description>}
            </div>
            {isClosable && (
              <RadixDialog.Close asChild>
                <IconButton label="Close" icon={<X aria-hidden="true" size={16} strokeWidth={1.5} />} className="-mr-2" />
              </RadixDialog.Close>
            )}
          </header>
          {children && (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
            <div
              data-dialog-body
              {...(isText ? { tabIndex: 0 } : {})}
              className="min-h-0 overflow-y-auto px-5 pb-4 focus-visible:-outline-offset-2"
            >
              {children}
            </div>
          )}
          {footer && (
            <footer data-dialog-body className="flex justify-end gap-2 border-hairline border-t px-5 py-3">
              {footer}
            </footer>
          )}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** The first thing to fill in or to press; closing is never what somebody opened a dialog for. */
function focusFirstField(event: Event): void {
  const content = event.target;
  if (!(content instanceof HTMLElement)) return;
  const first = content.querySelector<HTMLElement>(
    "[data-dialog-body][tabindex], [data-dialog-body] :is(input, textarea, select, button, a):not(:disabled)",
  );
  event.preventDefault();
  (first ?? content).focus();
}
