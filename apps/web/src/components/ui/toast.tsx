"use client";

import { useTheme } from "next-themes";
import { Toaster as SonnerToaster, toast } from "sonner";
import type { ProblemReport } from "./error-state.tsx";

const UNDO_FOR_MS = 10_000;

/** Notices: results of what a person did. Failures are announced assertively, everything else politely. */
export const notify = {
  done(message: string): void {
    toast(message);
  },
  undoable(message: string, undo: () => void): void {
    toast(message, { duration: UNDO_FOR_MS, action: { label: "Undo", onClick: undo } });
  },
  failed(title: string, problem?: Pick<ProblemReport, "message" | "hint">): void {
    toast.error(title, {
      duration: UNDO_FOR_MS,
      ...(problem ? { description: [problem.message, problem.hint].filter(Boolean).join(" ") } : {}),
    });
  },
};

export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <SonnerToaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      gap={8}
      icons={{ error: null }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-96 max-w-full items-center gap-3 rounded-card border border-line bg-surface px-4 py-3 text-primary text-body shadow-menu",
          content: "min-w-0 flex-1",
          description: "text-secondary",
          error: "border-danger-solid",
          actionButton: "shrink-0 rounded-chip px-2 py-1 text-accent text-label underline",
        },
      }}
    />
  );
}
