"use client";

import type { Blueprint } from "@zerolake/blueprint";
import type { PriceSnapshot } from "@zerolake/pricing";
import type { Target } from "@zerolake/resources";
import { useEffect, useRef, useState } from "react";
import type { CompareAnswer, CompareRequest } from "../store/compare.ts";

interface Question {
  readonly blueprint: Blueprint;
  readonly targets: readonly Target[];
  readonly prices: PriceSnapshot | null;
  readonly open: readonly string[];
}

/** The comparison of the newest drawing; the one before stays on screen while it is made. */
export function useComparison({ blueprint, targets, prices, open }: Question): {
  readonly answer?: CompareAnswer;
  readonly hasFailed: boolean;
} {
  const [answer, setAnswer] = useState<CompareAnswer>();
  const [hasFailed, setFailed] = useState(false);
  const worker = useRef<Worker>(undefined);
  const sequence = useRef(0);
  useEffect(() => {
    const started = new Worker(new URL("../store/compare.worker.ts", import.meta.url), { type: "module" });
    started.addEventListener("message", (event: MessageEvent<CompareAnswer>) => {
      if (event.data.sequence !== sequence.current) return;
      setFailed(false);
      // Ways out come later than the comparison: the ones before stay on screen until then.
      setAnswer((before) => ({ ...(before?.ways ? { ways: before.ways } : {}), ...event.data }));
    });
    started.addEventListener("error", () => setFailed(true));
    worker.current = started;
    return () => started.terminate();
  }, []);
  useEffect(() => {
    sequence.current += 1;
    const request: CompareRequest = {
      sequence: sequence.current,
      blueprint,
      targets,
      prices,
      open,
      today: new Date().toISOString().slice(0, 10),
    };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.current?.postMessage(request);
  }, [blueprint, targets, prices, open]);
  return { ...(answer ? { answer } : {}), hasFailed };
}
