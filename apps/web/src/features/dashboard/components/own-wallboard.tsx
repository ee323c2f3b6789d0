"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { GATHERED } from "@/live/gathered-query.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DashboardFilters } from "../hooks/use-dashboard-filters.ts";
import { useWallboardSettings } from "../hooks/use-wallboard-settings.ts";
import { WallboardScreen } from "./wallboard-screen.tsx";

interface OwnWallboardProps {
  readonly organization: string;
  readonly name: string;
  readonly filters: DashboardFilters;
  readonly onLeave: () => void;
}

/** The dashboard over the whole screen for somebody who is signed in. Esc leaves, as from every dialog. */
export function OwnWallboard({ organization, name, filters: { range, scope }, onLeave }: OwnWallboardProps) {
  const trpc = useTRPC();
  const { refreshMs, theme } = useWallboardSettings();
  const query = useQuery({
    ...trpc.dashboard.wallboard.queryOptions({ organization, ...scope, range }),
    refetchInterval: refreshMs,
    meta: GATHERED,
  });
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={`Wallboard of ${name}`}
      onClose={onLeave}
      data-theme={theme}
      className="m-0 h-dvh max-h-none w-dvw max-w-none bg-page text-primary"
    >
      <WallboardScreen name={name} query={query} refreshMs={refreshMs} />
    </dialog>
  );
}
