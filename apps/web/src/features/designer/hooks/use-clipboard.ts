"use client";

import { useMemo } from "react";
import { copySelected, duplicate, pasteText } from "../store/edit/clipboard.ts";
import { removeSelected } from "../store/edit/remove.ts";
import { notice } from "../store/notices.ts";
import { useDesignerStore } from "./designer-context.tsx";

/** Copy, cut, paste and duplicate. Where the browser keeps the clipboard back (plain http), the tab remembers the text itself. */
export function useClipboard() {
  const store = useDesignerStore();
  return useMemo(() => {
    const copy = async () => {
      const text = copySelected(store);
      if (text === undefined) return false;
      remembered = text;
      await navigator.clipboard?.writeText(text).catch(() => undefined);
      return true;
    };
    return {
      copy,
      cut: async () => {
        if (await copy()) removeSelected(store);
      },
      paste: async (at?: { readonly x: number; readonly y: number }) => {
        const text = await readClipboard();
        if (text === undefined) notice(store, { text: "The clipboard is empty, or the browser keeps it back.", tone: "info" });
        else pasteText(store, text, at);
      },
      duplicate: (ids: readonly string[]) => duplicate(store, ids),
    };
  }, [store]);
}

/** What this tab copied last. */
let remembered: string | undefined;

async function readClipboard(): Promise<string | undefined> {
  const text = await navigator.clipboard?.readText().catch(() => undefined);
  return text?.trim() ? text : remembered;
}
