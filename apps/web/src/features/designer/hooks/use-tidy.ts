"use client";

import { useCallback, useState } from "react";
import type { DesignerStore } from "../store/designer-state.ts";
import { placeComponents } from "../store/edit/move.ts";
import { announce, notice } from "../store/notices.ts";
import { isChip } from "../store/projection/project-nodes.ts";
import { placesFromElk, toElkGraph } from "../store/tidy/elk-graph.ts";
import { useDesignerStore } from "./designer-context.tsx";

/** Lays out left to right by data flow, beside the page, only when asked. One undo step. */
export function useTidy() {
  const store = useDesignerStore();
  const [isTidying, setIsTidying] = useState(false);
  const tidy = useCallback(
    async (what: "all" | "selection") => {
      const ids = idsToTidy(store, what);
      if (ids.size < 2) return announce(store, "Select at least two components to tidy.");
      setIsTidying(true);
      try {
        const { blueprint } = store.getState().log.current;
        const { default: Elk } = await import("elkjs/lib/elk-api.js");
        const elk = new Elk({
          workerFactory: () => new Worker(new URL("../store/tidy/elk.worker.ts", import.meta.url), { type: "module" }),
        });
        const graph = await elk.layout(toElkGraph(blueprint, ids));
        elk.terminateWorker();
        placeComponents(store, placesFromElk(graph, store.getState().log.current.layout), `tidy ${ids.size} components`);
        announce(store, `Tidied ${ids.size} components.`);
      } catch {
        notice(store, { text: "The layout engine could not be loaded. Check the connection and tidy again.", tone: "failure" });
      } finally {
        setIsTidying(false);
      }
    },
    [store],
  );
  return { tidy, isTidying };
}

function idsToTidy(store: DesignerStore, what: "all" | "selection"): ReadonlySet<string> {
  const { log, selection } = store.getState();
  if (what === "selection") return selection.components;
  const { components, edges } = log.current.blueprint;
  const connected = new Set(edges.flatMap(({ from, to }) => [from.component, to.component]));
  return new Set(components.filter((component) => !isChip(component, connected.has(component.id))).map(({ id }) => id));
}
