"use client";

import { useSyncExternalStore } from "react";
import { formatAbsoluteTime, formatDate, formatRelativeTime } from "@/format/time.ts";

const TICK_MS = 30_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** "2 h ago" with the absolute time in its title. All of a page share one clock. */
export function RelativeTime({ at, className }: { at: Date | string; className?: string }) {
  const moment = typeof at === "string" ? new Date(at) : at;
  const current = useSyncExternalStore(
    subscribe,
    () => now,
    () => 0,
  );
  return (
    <time dateTime={moment.toISOString()} title={formatAbsoluteTime(moment)} className={className} suppressHydrationWarning>
      {current === 0 ? formatDate(moment) : formatRelativeTime(moment, new Date(current))}
    </time>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}
