"use client";

import { useMemo } from "react";
import { copySelected, duplicate } from "../store/edit/clipboard.ts";
import { removeSelected } from "../store/edit/remove.ts";
import { notice } from "../store/notices.ts";
import { useDesignerStore } from "./designer-context.tsx";

/**
 * Copy, cut, paste and duplicate. Where the browser keeps the clipboard back (plain http, no permission), this browser's
 * own memory takes its place, so that parts still go from one project to another.
 */
export function useClipboard() {
  const store = useDesignerStore();
  return useMemo(() => {
    const copy = async () => {
      const text = copySelected(store);
      if (text === undefined) return false;
      remember(text);
      if (!(await writeClipboard(text))) {
        const show = () => store.setState({ clipboardRequest: { kind: "copy", text } });
        notice(store, {
          text: "Copied for this browser only: it keeps the clipboard back.",
          tone: "info",
          action: { label: "Show the text", run: show },
        });
      }
      return true;
    };
    return {
      copy,
      cut: async () => {
        if (await copy()) removeSelected(store);
      },
      paste: async (at?: { readonly x: number; readonly y: number }) => {
        // Where the pointer is now counts, not where it is once everything has been read.
        const spot = at ?? store.getState().camera?.pointer();
        const [{ pasteText }, text] = await Promise.all([import("../store/edit/paste-text.ts"), readClipboard()]);
        if (text !== undefined) pasteText(store, text, spot);
        else if (navigator.clipboard) notice(store, { text: "The clipboard is empty, or the browser keeps it back.", tone: "info" });
        else store.setState({ clipboardRequest: { kind: "paste", at: spot } });
      },
      duplicate: (ids: readonly string[]) => duplicate(store, ids),
    };
  }, [store]);
}

const KEY = "zerolake.designer.copied";

function remember(text: string): void {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Storage is full or switched off: the clipboard alone has to do.
  }
}

function remembered(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** False where there is no clipboard (plain http) or no permission. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

async function readClipboard(): Promise<string | undefined> {
  const text = await navigator.clipboard?.readText().catch(() => undefined);
  return text?.trim() ? text : remembered();
}
