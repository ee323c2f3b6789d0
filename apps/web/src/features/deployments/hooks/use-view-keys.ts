"use client";

import { useEffect, useEffectEvent } from "react";
import { areSingleKeysOn, isTyping } from "@/shell/single-keys.ts";

/** What a key does; written as in `j`, `Shift+E`, `Alt+1`. Letters match the typed character, digits the physical key. */
export type KeyHandlers = Readonly<Record<string, () => void>>;

/** Keys of a view, while it has the focus: never in a field or a dialog, and single letters only when they are switched on. */
export function useViewKeys(handlers: KeyHandlers): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || isTyping(event.target) || !isInView(event.target)) return;
    const handler = handlers[writtenKey(event)];
    if (!handler || (!event.altKey && !areSingleKeysOn())) return;
    event.preventDefault();
    handler();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

/** Nothing has the focus, or something in the main area has. */
function isInView(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target === document.body || target.closest("main") !== null);
}

function writtenKey({ key, code, altKey, shiftKey }: KeyboardEvent): string {
  const digit = /^Digit([0-9])$/u.exec(code)?.[1];
  if (altKey) return `Alt+${digit ?? key}`;
  if (digit && !shiftKey) return digit;
  return shiftKey && key.length === 1 && key !== key.toLowerCase() ? `Shift+${key}` : key;
}
