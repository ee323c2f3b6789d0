"use client";

import { useEffect, useState } from "react";

const HIDDEN_LIMIT_MS = 30_000;

/** True once the tab has been hidden for half a minute: browsers allow few streams per host, so a hidden tab gives its own back. */
export function useIsPagePaused(): boolean {
  const [isPaused, setIsPaused] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === "visible") setIsPaused(false);
      else timer = setTimeout(() => setIsPaused(true), HIDDEN_LIMIT_MS);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return isPaused;
}
