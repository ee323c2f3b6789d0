"use client";

import {
  type Connection as FlowConnection,
  type Edge as FlowEdge,
  type OnConnectEnd,
  type OnConnectStart,
  useReactFlow,
} from "@xyflow/react";
import { useCallback } from "react";
import { type Connection, connectionVerdict, joinedTo } from "../store/connect/connection-verdict.ts";
import type { DesignerStore } from "../store/designer-state.ts";
import { connect, reconnect } from "../store/edit/connect.ts";
import { frameIdOfNode } from "../store/projection/flow-types.ts";
import { dataOfPortId } from "../store/projection/node-geometry.ts";
import { useDesignerStore } from "./designer-context.tsx";

/** Drawing a connection: which ends fit, what happens on a refusal, and what a drop on empty canvas offers. */
export function useConnecting() {
  const store = useDesignerStore();
  const endAt = useEndAt();

  const isValidConnection = useCallback(
    (wanted: FlowConnection | FlowEdge) => {
      const connection = readConnection(wanted);
      return connection !== undefined && connectionVerdict(store.getState().log.current.blueprint, connection).verdict === "fits";
    },
    [store],
  );
  const onConnectStart: OnConnectStart = useCallback(
    (_event, { nodeId, handleId, handleType }) => {
      const data = dataOfPortId(handleId);
      if (!nodeId || !data) return;
      const direction = handleType === "source" ? "from" : "into";
      const { blueprint } = store.getState().log.current;
      const fits = blueprint.components
        .map(({ id }) => id)
        .filter((id) => connectionVerdict(blueprint, joinedTo({ component: nodeId, data, direction }, id)).verdict === "fits");
      store.setState({ connecting: { component: nodeId, data, direction, fits: new Set([nodeId, ...fits]) }, refused: undefined });
    },
    [store],
  );
  const onConnect = useCallback(
    (made: FlowConnection) => {
      const connection = readConnection(made);
      if (connection) connect(store, connection);
      store.setState({ connecting: undefined });
    },
    [store],
  );
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, state) => {
      const point = "changedTouches" in event ? event.changedTouches[0] : event;
      if (point && !state.isValid) endAt(point);
      store.setState({ connecting: undefined });
    },
    [store, endAt],
  );
  const onReconnect = useCallback(
    (old: FlowEdge, wanted: FlowConnection) => {
      const connection = readConnection(wanted);
      if (connection) reconnect(store, old.id, connection);
    },
    [store],
  );
  return { isValidConnection, onConnectStart, onConnect, onConnectEnd, onReconnect, endAt };
}

interface Pointed {
  readonly clientX: number;
  readonly clientY: number;
}

/** Where a connection ends that no port has taken: on a component, or on empty canvas. */
function useEndAt() {
  const store = useDesignerStore();
  const { screenToFlowPosition } = useReactFlow();
  return useCallback(
    ({ clientX, clientY }: Pointed) => {
      const { connecting } = store.getState();
      store.setState({ connecting: undefined });
      if (!connecting) return;
      const target = nodeUnder(clientX, clientY);
      if (target === connecting.component) return;
      if (target !== undefined) dropOnNode(store, joinedTo(connecting, target));
      else if (isCanvasUnder(clientX, clientY)) {
        const anchor = { x: clientX, y: clientY };
        const { component, data, direction } = connecting;
        store.setState({ addRequest: { at: screenToFlowPosition(anchor), anchor, connect: { component, data, direction } } });
      }
    },
    [store, screenToFlowPosition],
  );
}

function readConnection({ source, target, sourceHandle, targetHandle }: FlowConnection | FlowEdge): Connection | undefined {
  const data = dataOfPortId(sourceHandle);
  if (!source || !target || !data || data !== dataOfPortId(targetHandle)) return undefined;
  return { from: source, data, to: target };
}

/** The whole node accepts a drop; what does not fit stays on screen with its reason. */
function dropOnNode(store: DesignerStore, connection: Connection): void {
  const answer = connectionVerdict(store.getState().log.current.blueprint, connection);
  if (answer.verdict === "fits") connect(store, connection);
  else store.setState({ refused: { connection, says: answer.says, insert: answer.insert } });
}

function nodeUnder(x: number, y: number): string | undefined {
  const id = document.elementFromPoint(x, y)?.closest(".react-flow__node")?.getAttribute("data-id") ?? undefined;
  return id !== undefined && frameIdOfNode(id) === undefined ? id : undefined;
}

function isCanvasUnder(x: number, y: number): boolean {
  return document.elementFromPoint(x, y)?.closest(".react-flow") !== null;
}
