"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useOrganizationChanges } from "@/live/live-context.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

const REFRESH_EVERY_MS = 5_000;

/** Fetches the tiles again when something happens: the first time at once, then at most once in five seconds. */
export function useGatheredRefresh(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const last = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useOrganizationChanges(() => {
    if (timer.current !== undefined) return;
    const dueInMs = Math.max(0, last.current + REFRESH_EVERY_MS - Date.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      last.current = Date.now();
      void queryClient.invalidateQueries({ queryKey: trpc.dashboard.pathKey() });
    }, dueInMs);
  });
}
