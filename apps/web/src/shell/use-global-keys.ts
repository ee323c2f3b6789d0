"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useShellStore } from "./shell-store.ts";
import { areSingleKeysOn, isTyping } from "./single-keys.ts";

const SEQUENCE_LIMIT_MS = 1_500;

/** ⌘K, ⌘B, `?`, and `G` followed by a letter. `destinations` maps that letter to an address; it must be stable. */
export function useGlobalKeys(destinations: Readonly<Record<string, string>>, toggleSidebar: () => void): void {
  const router = useRouter();
  useEffect(() => {
    let startedAt = Number.NEGATIVE_INFINITY;

    const onModified = (event: KeyboardEvent) => {
      const { setPaletteOpen, isPaletteOpen } = useShellStore.getState();
      const action = { k: () => setPaletteOpen(!isPaletteOpen), b: toggleSidebar }[event.key.toLowerCase()];
      if (!action || event.shiftKey || event.altKey) return;
      event.preventDefault();
      action();
    };

    const onSingle = (event: KeyboardEvent) => {
      if (isTyping(event.target) || !areSingleKeysOn() || event.altKey) return;
      const isSecond = event.timeStamp - startedAt < SEQUENCE_LIMIT_MS;
      startedAt = Number.NEGATIVE_INFINITY;
      const href = isSecond ? destinations[event.key.toLowerCase()] : undefined;
      if (href) {
        event.preventDefault();
        event.stopPropagation();
        router.push(href);
      } else if (event.key === "?") useShellStore.getState().setKeysShown(true);
      else if (event.key === "g") startedAt = event.timeStamp;
    };

    const onKeyDown = (event: KeyboardEvent) => (event.metaKey || event.ctrlKey ? onModified(event) : onSingle(event));
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [destinations, router, toggleSidebar]);
}
