"use client";

import { type KeyboardEvent, useCallback } from "react";
import { areSingleKeysOn, isTyping } from "@/shell/single-keys.ts";
import { explainReadOnly } from "../store/explain-read-only.ts";
import { takeArrangeKey } from "../store/keyboard/arrange-keys.ts";
import { bindingOf } from "../store/keyboard/key-map.ts";
import { useDesignerStore } from "./designer-context.tsx";
import { useCommands } from "./use-commands.ts";

/** Keys work while the canvas or the list has the focus, never in a field; single letters can be switched off. */
export function useCanvasKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const store = useDesignerStore();
  const run = useCommands();
  return useCallback(
    (event) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (store.getState().isArranging && !isModifier(event.key) && takeArrangeKey(store, event.key)) return event.preventDefault();
      const binding = bindingOf({
        key: event.key,
        code: event.code,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        shiftKey: event.shiftKey,
        altKey: event.altKey,
      });
      if (!binding) return;
      const isSingle = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
      if (isSingle && !areSingleKeysOn()) return;
      if (isOnControl(event) && ["Enter", " "].includes(event.key)) return;
      event.preventDefault();
      const { mode } = store.getState();
      if (binding.changes && mode.kind === "readOnly") explainReadOnly(store);
      else run(binding.command);
    },
    [store, run],
  );
}

function isModifier(key: string): boolean {
  return ["Shift", "Control", "Meta", "Alt"].includes(key);
}

/** Buttons inside the canvas keep Enter and Space for themselves. */
function isOnControl(event: KeyboardEvent<HTMLElement>): boolean {
  return event.target !== event.currentTarget && event.target instanceof HTMLElement && event.target.closest("button, a") !== null;
}
