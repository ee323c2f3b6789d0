"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { DESIGN_OVERLAY, type Overlay, type OverlayName } from "../store/overlay.ts";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";
import { useDesignerAddress } from "./use-designer-address.ts";

const ORDER: readonly OverlayName[] = ["design", "plan", "run"];

/** The overlay that the address names, and how to choose another. */
export function useOverlay(place: { readonly organization: string; readonly project: string }) {
  const trpc = useTRPC();
  const store = useDesignerStore();
  const { overlay: kind, deployment, setAddress } = useDesignerAddress();
  const choices = useQuery(trpc.designer.overlays.queryOptions(place));
  const newest = choices.data?.[0]?.number;
  const number = deployment ?? newest;
  const loaded = useQuery(
    trpc.designer.overlay.queryOptions(
      { ...place, kind: kind ?? "plan", number: number ?? 1 },
      { enabled: kind !== null && number !== undefined },
    ),
  );
  const hash = useDesigner((state) => state.analysis.hash);
  const shown: Overlay = (kind !== null && loaded.data?.overlay) || DESIGN_OVERLAY;
  useEffect(() => store.setState({ overlay: shown }), [store, shown]);

  const choose = useCallback(
    (name: OverlayName, wanted?: number) => {
      if (name === "design") void setAddress({ overlay: null, deployment: null });
      else void setAddress({ overlay: name, deployment: wanted ?? newest ?? null });
    },
    [setAddress, newest],
  );
  const next = useCallback(() => {
    const current = ORDER.indexOf(kind ?? "design");
    choose(newest === undefined ? "design" : (ORDER[(current + 1) % ORDER.length] ?? "design"));
  }, [kind, choose, newest]);
  const about = kind === null ? undefined : loaded.data;
  return {
    name: kind ?? ("design" as const),
    number,
    choices: choices.data ?? [],
    choose,
    next,
    about,
    error: kind === null ? null : loaded.error,
    staleness: kind === null ? undefined : stalenessOf(kind, about?.version, hash),
  };
}

/** An overlay speaks about a version; once the drawing means something else, that is said. */
function stalenessOf(kind: string, version: { readonly number: number; readonly semanticHash: string } | null | undefined, hash: string) {
  if (!version || hash === "" || version.semanticHash === hash) return undefined;
  return `This ${kind} is for v${version.number}. The draft has changed since.`;
}

export type OverlayControl = ReturnType<typeof useOverlay>;
