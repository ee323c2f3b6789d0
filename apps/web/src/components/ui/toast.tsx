"use client";

import dynamic from "next/dynamic";
import type { ProblemReport } from "./error-state.tsx";
import { throughOutlet } from "./toast-outlet.ts";

const UNDO_FOR_MS = 10_000;
const ACTION_FOR_MS = 15_000;

/** Notices: results of what a person did. Failures are announced assertively, everything else politely. */
export const notify = {
  done(message: string): void {
    throughOutlet((show) => show(message));
  },
  undoable(message: string, undo: () => void): void {
    throughOutlet((show) => show(message, { duration: UNDO_FOR_MS, action: { label: "Undo", onClick: undo } }));
  },
  /** With a button. One `about` the same takes the place of the one before. */
  offering(message: string, offer: { readonly label: string; readonly run: () => void; readonly about?: string | undefined }): void {
    const place = offer.about === undefined ? {} : { id: offer.about };
    throughOutlet((show) => show(message, { ...place, duration: ACTION_FOR_MS, action: { label: offer.label, onClick: offer.run } }));
  },
  failed(title: string, problem?: Pick<ProblemReport, "message" | "hint">): void {
    const description = problem ? { description: [problem.message, problem.hint].filter(Boolean).join(" ") } : {};
    throughOutlet((show) => show.error(title, { duration: UNDO_FOR_MS, ...description }));
  },
};

/** Loaded after the page: nothing has been done yet that it could tell of. */
export const Toaster = dynamic(async () => (await import("./toaster.tsx")).Toaster, { ssr: false });
