"use client";

import { type OnConnectEnd, type OnConnectStart, useStoreApi } from "@xyflow/react";
import { type MouseEvent, useCallback, useEffect } from "react";
import { clearSelection } from "../store/edit/selection.ts";
import { announce } from "../store/notices.ts";
import type { DesignFlowNode } from "../store/projection/flow-types.ts";
import { useDesignerStore } from "./designer-context.tsx";
import type { useConnecting } from "./use-connecting.ts";
import type { usePointing } from "./use-pointing.ts";

type Connecting = Pick<ReturnType<typeof useConnecting>, "onConnectStart" | "onConnectEnd" | "endAt">;

/** The same connection without a drag: click a port, then another one, a component or the empty canvas; Esc stops. */
export function useConnectingByClick({ onConnectStart, onConnectEnd, endAt }: Connecting, { onNodeClick }: ReturnType<typeof usePointing>) {
  const store = useDesignerStore();
  const flow = useStoreApi();
  const forget = useCallback(() => flow.setState({ connectionClickStartHandle: null }), [flow]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (before.connecting && !state.connecting) forget();
      }),
    [store, forget],
  );
  const onClickConnectStart: OnConnectStart = useCallback(
    (event, port) => {
      // Alt selects along the port; React Flow notes the start only after this handler.
      if (event.altKey) return queueMicrotask(forget);
      onConnectStart(event, port);
      announce(store, "Connecting. Choose a component or a port; Escape stops.");
    },
    [store, onConnectStart, forget],
  );
  const onClickConnectEnd: OnConnectEnd = onConnectEnd;
  const onNodeClickOrEnd = useCallback(
    (event: MouseEvent, node: DesignFlowNode) => {
      const { connecting } = store.getState();
      if (connecting && connecting.component !== node.id) endAt(event);
      else onNodeClick(event, node);
    },
    [store, endAt, onNodeClick],
  );
  // A click on the empty canvas ends the connection before it comes here.
  const onPaneClick = useCallback(() => clearSelection(store), [store]);
  return { onClickConnectStart, onClickConnectEnd, onNodeClick: onNodeClickOrEnd, onPaneClick };
}
