"use client";

import type { RunView } from "@zerolake/execution";
import { useEffect, useEffectEvent, useRef } from "react";

/** Reads the row again whenever the run enters another state or gets another plan: it says what a person may do. */
export function useReadAgain({ state, planHash }: RunView, read: () => void): void {
  const key = `${state} ${planHash ?? ""}`;
  const last = useRef(key);
  const readAgain = useEffectEvent(read);
  useEffect(() => {
    if (last.current === key) return;
    last.current = key;
    readAgain();
  }, [key]);
}
