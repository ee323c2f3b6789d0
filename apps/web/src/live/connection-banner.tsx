"use client";

import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { formatClock } from "@/format/time.ts";
import { useConnectionStore } from "./connection-store.ts";

const SHOWN_AFTER_MS = 10_000;

/** After ten seconds without a stream: what is seen is old, and how to hurry. */
export function ConnectionBanner() {
  const isAway = useConnectionStore((store) => store.state === "reconnecting");
  const lastLiveAt = useConnectionStore((store) => store.lastLiveAt);
  const tryNow = useConnectionStore((store) => store.tryNow);
  const isLong = useStaysTrue(isAway, SHOWN_AFTER_MS);
  if (!isLong) return null;
  return (
    <Banner
      status="warning"
      action={
        <button type="button" onClick={tryNow} className="text-label underline">
          Try now
        </button>
      }
    >
      Connection lost. {lastLiveAt !== undefined && <>You are seeing {formatClock(new Date(lastLiveAt))}.</>} It is tried again every few
      seconds.
    </Banner>
  );
}

function useStaysTrue(value: boolean, durationMs: number): boolean {
  const [hasStayed, setHasStayed] = useState(false);
  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setHasStayed(true), durationMs);
    return () => {
      clearTimeout(timer);
      setHasStayed(false);
    };
  }, [value, durationMs]);
  return hasStayed;
}
