"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Brings the question that a finding leads to into view, once, and puts the cursor there. */
export function useRequestedAnswer(requested: string | undefined): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = requested === undefined ? null : form.current?.querySelector(`[data-answer="${CSS.escape(requested)}"]`);
    if (!field) return;
    field.closest("details")?.setAttribute("open", "");
    field.scrollIntoView({ block: "center" });
    field.querySelector<HTMLElement>("input, textarea, [role=switch], button")?.focus({ preventScroll: true });
  }, [requested]);
  return form;
}
