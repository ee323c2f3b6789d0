"use client";

import { useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useEffect, useRef } from "react";
import { boundsOfNodes } from "../../store/projection/bounds.ts";

const WIDTH = 180;
const HEIGHT = 120;
const REDRAW_MS = 100;
const MARGIN = 80;
const FRAME_TINTS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** An overview drawn on one 2D canvas, at most ten times a second; click or drag moves the view. */
export function CanvasMinimap() {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const viewRef = useRef<View>({ scale: 1, x: 0, y: 0 });
  const flow = useStoreApi();
  const { setCenter, getZoom } = useReactFlow();

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      const canvas = canvasRef.current;
      if (canvas) viewRef.current = drawMap(canvas, flow.getState());
    };
    const schedule = () => {
      timer ??= setTimeout(draw, REDRAW_MS);
    };
    schedule();
    const unsubscribe = flow.subscribe(schedule);
    const theme = new MutationObserver(schedule);
    theme.observe(document.documentElement, { attributeFilter: ["class"] });
    return () => {
      clearTimeout(timer);
      unsubscribe();
      theme.disconnect();
    };
  }, [flow]);

  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { scale, x, y } = viewRef.current;
    void setCenter((event.clientX - box.left) / scale + x, (event.clientY - box.top) / scale + y, { zoom: getZoom() });
  };
  return (
    <canvas
      ref={canvasRef}
      aria-hidden="true"
      className="absolute right-3 bottom-3 z-10 hidden rounded-card border border-line bg-surface xl:block"
      style={{ width: WIDTH, height: HEIGHT }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    />
  );
}

type FlowState = ReturnType<ReturnType<typeof useStoreApi>["getState"]>;

function drawMap(canvas: HTMLCanvasElement, state: FlowState): View {
  const ratio = window.devicePixelRatio || 1;
  const context = canvas.getContext("2d");
  const bounds = boundsOfNodes(state.nodes);
  if (!context || !bounds) return { scale: 1, x: 0, y: 0 };
  if (canvas.width !== WIDTH * ratio) {
    canvas.width = WIDTH * ratio;
    canvas.height = HEIGHT * ratio;
  }
  const scale = Math.min(WIDTH / (bounds.width + 2 * MARGIN), HEIGHT / (bounds.height + 2 * MARGIN));
  const x = bounds.x - (WIDTH / scale - bounds.width) / 2;
  const y = bounds.y - (HEIGHT / scale - bounds.height) / 2;
  const style = getComputedStyle(canvas);
  const accent = style.getPropertyValue("--accent-solid");
  const block = style.getPropertyValue("--border-control");
  const tints = FRAME_TINTS.map((index) => style.getPropertyValue(`--frame-tint-${index}`));
  context.setTransform(ratio * scale, 0, 0, ratio * scale, -x * ratio * scale, -y * ratio * scale);
  context.clearRect(x, y, WIDTH / scale, HEIGHT / scale);
  for (const node of state.nodes) {
    const plain = node.selected ? accent : block;
    context.fillStyle = node.type === "frame" ? (tints[frameTint(node.data)] ?? block) : plain;
    context.fillRect(node.position.x, node.position.y, node.width ?? 0, node.height ?? 0);
  }
  const [panX, panY, zoom] = state.transform;
  context.strokeStyle = accent;
  context.lineWidth = 1.5 / scale;
  context.strokeRect(-panX / zoom, -panY / zoom, state.width / zoom, state.height / zoom);
  return { scale, x, y };
}

function frameTint(data: Record<string, unknown>): number {
  const frame = data["frame"] as { tint?: number } | undefined;
  return (frame?.tint ?? 0) % 8;
}
