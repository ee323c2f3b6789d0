"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/** Takes the focus when a page is reached by navigation, so that a screen reader starts at the top of it. */
export function PageHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const pathname = usePathname();
  const previous = useRef<string | undefined>(undefined);

  useEffect(() => {
    const isFirstLoad = previous.current === undefined && document.activeElement === document.body && window.history.length <= 1;
    previous.current = pathname;
    if (!isFirstLoad && isFocusFree()) heading.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <h1 ref={heading} tabIndex={-1} className="min-w-0 truncate text-display">
      {children}
    </h1>
  );
}

/** For when what had the focus goes away: to the top of the page instead of to nowhere. */
export function focusPageHeading(): void {
  document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
}

/** Nothing steals the focus from somebody who is typing or choosing. */
function isFocusFree(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.tagName === "A";
}
