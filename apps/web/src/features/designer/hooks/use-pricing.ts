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
import { keepAnswered } from "./keep-answered.ts";

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
    const failure = "This drawing could not be priced. Change it, or open the page again.";
    return keepAnswered<PriceRequest, PriceAnswer>(store, {
      worker: new Worker(new URL("../store/cost/price.worker.ts", import.meta.url), { type: "module" }),
      ask: (state, sequence) => ({ ...requestOf(state, sequence), prices: own, ...(running ? { deployed: running } : {}) }),
      take: (answer) => takePrices(store, answer),
      fail: () => store.setState((state) => ({ cost: { ...state.cost, failure } })),
      concerns,
    });
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

/** A moved box costs the same; a comparison that is opened and a component whose lines are shown ask for more. */
function concerns(state: DesignerState, before: DesignerState): boolean {
  return (
    state.log.current.blueprint !== before.log.current.blueprint ||
    state.viewed !== before.viewed ||
    state.panels !== before.panels ||
    (state.panels.inspectorTab === "cost" && state.selection !== before.selection)
  );
}
