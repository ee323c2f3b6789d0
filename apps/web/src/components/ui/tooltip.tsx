"use client";

import { Tooltip as RadixTooltip } from "radix-ui";
import { type ReactElement, type ReactNode, useRef, useState } from "react";

/** A focus that brings its element into view scrolls, and scrolling closes what is open: not for what that focus has just opened. */
const SCROLLS_AFTER_FOCUS_MS = 200;

/** Shown on hover and on focus; hoverable itself; Esc closes it. The trigger must be focusable. */
export function Tooltip({
  content,
  side = "bottom",
  children,
}: {
  content: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactElement;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const focusedAt = useRef(Number.NEGATIVE_INFINITY);
  const change = (isToOpen: boolean) => {
    if (isToOpen || performance.now() - focusedAt.current > SCROLLS_AFTER_FOCUS_MS) setIsOpen(isToOpen);
  };
  const noteFocus = () => {
    focusedAt.current = performance.now();
  };
  const forgetFocus = () => {
    focusedAt.current = Number.NEGATIVE_INFINITY;
  };
  return (
    <RadixTooltip.Root open={isOpen} onOpenChange={change}>
      <RadixTooltip.Trigger asChild onFocus={noteFocus} onBlur={forgetFocus} onPointerDown={forgetFocus} onClick={forgetFocus}>
        {children}
      </RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="animate-appear z-50 max-w-72 rounded-chip border border-line bg-surface px-2 py-1 text-primary text-small shadow-menu"
        >
          {content}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  );
}

export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <RadixTooltip.Provider delayDuration={400} skipDelayDuration={200}>
      {children}
    </RadixTooltip.Provider>
  );
}
