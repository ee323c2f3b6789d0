"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { CLOUDS } from "@/clouds/cloud-names.ts";
import { previewTarget } from "@/clouds/preview-target.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { PriceAnswer, PriceRequest } from "../store/cost/price-drawing.ts";
import { takePrices } from "../store/cost/take-prices.ts";
import type { DesignerState } from "../store/designer-state.ts";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";

/** Long enough to skip the steps of a gesture, short enough to feel immediate. */
const QUIET_MS = 80;

interface Pricing {
  readonly organization: string;
  readonly project: string;
  /** Number of the version that runs in the viewed environment. */
  readonly deployedVersion: number | undefined;
}

/**
 * Keeps the costs up to date with the drawing and the viewed target, one run at a time and beside the page. Starts when the
 * first checks are done: the drawing comes first.
 */
export function usePricing({ organization, project, deployedVersion }: Pricing) {
  const trpc = useTRPC();
  const store = useDesignerStore();
  const isReady = useDesigner((state) => state.analysis.isReady);
  const place = { organization, project };
  const prices = useQuery(trpc.prices.own.queryOptions({ organization }, { staleTime: "static", enabled: isReady }));
  const deployed = useQuery(
    trpc.designer.version.queryOptions(
      { ...place, number: deployedVersion ?? 1 },
      { staleTime: "static", enabled: isReady && deployedVersion !== undefined },
    ),
  );
  const isAsked = prices.data !== undefined && (deployedVersion === undefined || deployed.isFetched);
  const own = prices.data?.snapshot ?? null;
  const running = deployedVersion === undefined ? undefined : deployed.data?.design.blueprint;
  // Other prices than those of this installation would be wrong without anybody seeing it.
  useEffect(() => {
    if (!prices.isError) return;
    const failure = "The list of prices could not be loaded, so nothing is counted. Open the page again.";
    store.setState((state) => ({ cost: { ...state.cost, failure } }));
  }, [store, prices.isError]);
  useEffect(() => {
    if (!isAsked) return;
    return startPricing(store, (state, sequence) => ({
      ...requestOf(state, sequence),
      prices: own,
      ...(running ? { deployed: running } : {}),
    }));
  }, [store, isAsked, own, running]);
}

function requestOf({ log, viewed, panels, selection }: DesignerState, sequence: number): Omit<PriceRequest, "prices"> {
  const { blueprint } = log.current;
  const [chosen] = selection.components;
  return {
    sequence,
    blueprint,
    target: viewed.target,
    workload: viewed.workload,
    others: panels.isCostOpen && panels.costTab === "clouds" ? CLOUDS.map((cloud) => previewTarget(cloud, viewed.target.tier)) : [],
    ...(panels.inspectorTab === "cost" && chosen !== undefined ? { explain: chosen } : {}),
  };
}

type Store = ReturnType<typeof useDesignerStore>;

function startPricing(store: Store, ask: (state: DesignerState, sequence: number) => PriceRequest): () => void {
  const worker = new Worker(new URL("../store/cost/price.worker.ts", import.meta.url), { type: "module" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sequence = 0;
  let isRunning = false;
  let isWanted = false;
  const run = () => {
    isWanted = isRunning;
    if (isRunning) return;
    isRunning = true;
    sequence += 1;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(ask(store.getState(), sequence));
  };
  worker.addEventListener("message", (event: MessageEvent<PriceAnswer>) => {
    isRunning = false;
    takePrices(store, event.data);
    if (isWanted) run();
  });
  worker.addEventListener("error", () => {
    isRunning = false;
    store.setState((state) => ({
      cost: { ...state.cost, failure: "This drawing could not be priced. Change it, or open the page again." },
    }));
    if (isWanted) run();
  });
  const unsubscribe = store.subscribe((state, before) => {
    if (!concerns(state, before)) return;
    clearTimeout(timer);
    timer = setTimeout(run, QUIET_MS);
  });
  run();
  return () => {
    clearTimeout(timer);
    unsubscribe();
    worker.terminate();
  };
}

/** A moved box costs the same; a comparison that is opened and a component whose lines are shown ask for more. */
function concerns(state: DesignerState, before: DesignerState): boolean {
  return (
    state.log.current.blueprint !== before.log.current.blueprint ||
    state.viewed !== before.viewed ||
    state.panels !== before.panels ||
    (state.panels.inspectorTab === "cost" && state.selection !== before.selection)
  );
}
