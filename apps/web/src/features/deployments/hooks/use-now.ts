"use client";

import { useEffect, useState } from "react";

const SECOND_MS = 1_000;

/** The time, each second while something runs; it stands still afterwards. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
