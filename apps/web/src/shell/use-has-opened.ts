"use client";

import { useEffect, useState } from "react";

/** Long enough for the largest page to be drawn and short enough that nobody has asked for more yet. */
const OPENING_MS = 1_000;

/** False while the page opens; true afterwards, once the browser is idle: for parts that nobody sees at first. */
export function useHasOpened(): boolean {
  const [hasOpened, setHasOpened] = useState(false);
  useEffect(() => {
    let idle: number | undefined;
    const open = () => setHasOpened(true);
    const timer = setTimeout(() => {
      // Safari has no idle callbacks.
      if ("requestIdleCallback" in window) idle = window.requestIdleCallback(open);
      else open();
    }, OPENING_MS);
    return () => {
      clearTimeout(timer);
      if (idle !== undefined) window.cancelIdleCallback(idle);
    };
  }, []);
  return hasOpened;
}
