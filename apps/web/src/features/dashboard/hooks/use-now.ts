"use client";

import { useSyncExternalStore } from "react";

const TICK_MS = 1_000;

/** The time, to the second; 0 until the page is alive, so that it reads the same on the server. */
export function useNow(): number {
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / TICK_MS) * TICK_MS,
    () => 0,
  );
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}
