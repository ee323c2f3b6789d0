"use client";

import type { RunView } from "@zerolake/execution";
import { useEffect, useEffectEvent, useState } from "react";
import { DEPLOYMENT_STATE_LOOKS } from "@/components/deployment-state-chip.tsx";

const SUMMARY_EVERY_MS = 15_000;

/** Tells people who listen how the run goes: each change of state, and a summary now and then. Never line by line. */
export function RunAnnouncer({ view }: { view: RunView }) {
  const [told, setTold] = useState({ state: view.state, text: summaryOf(view) });
  if (told.state !== view.state) setTold({ state: view.state, text: summaryOf(view) });
  const summarise = useEffectEvent(() => setTold({ state: view.state, text: summaryOf(view) }));
  useEffect(() => {
    if (view.state !== "applying") return;
    const timer = setInterval(() => summarise(), SUMMARY_EVERY_MS);
    return () => clearInterval(timer);
  }, [view.state]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {told.text}
    </p>
  );
}

function summaryOf({ state, counts }: RunView): string {
  const word = DEPLOYMENT_STATE_LOOKS[state].word;
  if (state !== "applying") return `Deployment: ${word}.`;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${word}: ${counts.done} of ${total} resources done${counts.failed > 0 ? `, ${counts.failed} failed` : ""}.`;
}
