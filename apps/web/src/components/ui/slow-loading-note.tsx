"use client";

import { useEffect, useState } from "react";

const SLOW_AFTER_MS = 8_000;

export function SlowLoadingNote() {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSlow ? <p className="pt-2 text-muted text-small">Still loading. This is slower than usual.</p> : null;
}
