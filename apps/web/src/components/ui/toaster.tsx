"use client";

import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as SonnerToaster, toast } from "sonner";
import { openOutlet } from "./toast-outlet.ts";

/** Where notices appear. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  // Effects of children come first: from here on it listens.
  useEffect(() => openOutlet(toast), []);
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
