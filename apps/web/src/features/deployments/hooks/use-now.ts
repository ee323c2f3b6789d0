"use client";

import { useEffect, useState } from "react";

const SECOND_MS = 1_000;

/**
 * The time in milliseconds, each second while something runs; it stands still afterwards. It begins with the moment at which
 * the page was read, so that what the server rendered is what the browser renders first.
 */
export function useNow(isRunning: boolean, readAt: Date): number {
  const [now, setNow] = useState(() => readAt.getTime());
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
