"use client";

import { useRef } from "react";

/**
 * For dialogs that open without a trigger of their own, by address, key or menu: the focus goes back to where it was.
 * `remember` is to be called before the focus moves in, `giveBack` when the dialog closes.
 */
export function useReturnFocus() {
  const opener = useRef<HTMLElement>(undefined);
  return {
    remember: () => {
      opener.current = openerNow();
    },
    giveBack: (event: Event) => {
      if (!opener.current?.isConnected) return;
      event.preventDefault();
      opener.current.focus();
    },
  };
}

/** What has the focus; for an entry of a menu, which is about to close, the button that opened the menu. */
function openerNow(): HTMLElement | undefined {
  const active = document.activeElement;
  const menu = active?.closest("[role=menu]");
  const opener = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : active;
  return opener instanceof HTMLElement && opener !== document.body ? opener : undefined;
}
