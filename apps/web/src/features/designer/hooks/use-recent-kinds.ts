"use client";

import { useCallback, useState } from "react";

const KEY = "zerolake.designer.recent-kinds";
const KEPT = 4;

/** Kinds added lately in this browser, newest first. */
export function useRecentKinds() {
  const [kinds, setKinds] = useState<readonly string[]>(read);
  const remember = useCallback((kind: string) => {
    setKinds((before) => {
      const next = [kind, ...before.filter((other) => other !== kind)].slice(0, KEPT);
      write(next);
      return next;
    });
  }, []);
  return { kinds, remember };
}

/** Storage may be off or full: then the list lives as long as the page. */
function read(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((kind): kind is string => typeof kind === "string") : [];
  } catch {
    return [];
  }
}

function write(kinds: readonly string[]) {
  try {
    localStorage.setItem(KEY, JSON.stringify(kinds));
  } catch {
    return;
  }
}
