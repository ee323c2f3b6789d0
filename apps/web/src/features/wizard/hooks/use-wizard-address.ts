"use client";

import { debounce, parseAsJson, parseAsString, useQueryStates } from "nuqs";
import { useTransition } from "react";

type Given = Readonly<Record<string, unknown>>;

/** Long enough to type a number, short enough to see the canvas follow. */
const TYPING_MS = 350;

/**
 * Step and answers live in the address: back and forward walk through the steps, a link keeps everything. The page is made again
 * on the server after each answer; until then the controls show what was just said.
 */
export function useWizardAddress() {
  const [isPending, startTransition] = useTransition();
  const [{ answers, step }, setAddress] = useQueryStates(
    { answers: parseAsJson(readGiven), step: parseAsString, workload: parseAsString },
    { shallow: false, scroll: false, startTransition },
  );
  const given = answers ?? {};
  return {
    given,
    step,
    isPending,
    answer: (id: string, value: unknown, isTyped: boolean) =>
      void setAddress(
        { answers: { ...given, [id]: value } },
        { history: "replace", ...(isTyped ? { limitUrlUpdates: debounce(TYPING_MS) } : {}) },
      ),
    /** Answers of a workload take the place of all that was said. */
    startFrom: (workload: { id: string; answers: Given } | undefined) =>
      void setAddress({ workload: workload?.id ?? null, answers: workload?.answers ?? null }, { history: "push" }),
    goTo: (next: string) => void setAddress({ step: next }, { history: "push", scroll: true }),
    restart: () => void setAddress({ answers: null, step: null, workload: null }, { history: "push", scroll: true }),
  };
}

function readGiven(value: unknown): Given | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Given) : null;
}
