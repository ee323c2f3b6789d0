"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { COST_OVERLAY, DESIGN_OVERLAY, type Overlay, type OverlayName } from "../store/overlay.ts";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";
import { useDesignerAddress } from "./use-designer-address.ts";

const ORDER: readonly OverlayName[] = ["design", "cost", "plan", "run", "health"];
/** Overlays that are there before anything was deployed. */
const ALWAYS: readonly OverlayName[] = ["design", "cost"];

/** The overlay that the address names, and how to choose another. */
export function useOverlay(place: { readonly organization: string; readonly project: string }) {
  const trpc = useTRPC();
  const store = useDesignerStore();
  const { overlay: asked, deployment, setAddress } = useDesignerAddress();
  const kind = asked === "cost" || asked === "health" ? null : asked;
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
  const shown = shownOverlay(asked, loaded.data?.overlay);
  useEffect(() => {
    // The health comes with its layer, which is loaded when it is asked for.
    if (asked !== "health") store.setState({ overlay: shown });
  }, [store, asked, shown]);

  const choose = useCallback(
    (name: OverlayName, wanted?: number) => {
      const overlay = name === "design" ? null : name;
      void setAddress({ overlay, deployment: name === "plan" || name === "run" ? (wanted ?? newest ?? null) : null });
    },
    [setAddress, newest],
  );
  const next = useCallback(() => {
    const order = newest === undefined ? ALWAYS : ORDER;
    choose(order[(order.indexOf(asked ?? "design") + 1) % order.length] ?? "design");
  }, [asked, choose, newest]);
  const about = kind === null ? undefined : loaded.data;
  return {
    name: asked ?? ("design" as const),
    number,
    choices: choices.data ?? [],
    choose,
    next,
    about,
    error: kind === null ? null : loaded.error,
    staleness: kind === null ? undefined : stalenessOf(kind, about?.version, hash),
  };
}

/** Costs are known in the browser; plans and runs come from the server, and until then nothing is coloured. */
function shownOverlay(asked: OverlayName | null, loaded: Overlay | undefined): Overlay {
  if (asked === "cost") return COST_OVERLAY;
  return (asked !== null && loaded) || DESIGN_OVERLAY;
}

/** An overlay speaks about a version; once the drawing means something else, that is said. */
function stalenessOf(kind: string, version: { readonly number: number; readonly semanticHash: string } | null | undefined, hash: string) {
  if (!version || hash === "" || version.semanticHash === hash) return undefined;
  return `This ${kind} is for v${version.number}. The draft has changed since.`;
}

export type OverlayControl = ReturnType<typeof useOverlay>;
