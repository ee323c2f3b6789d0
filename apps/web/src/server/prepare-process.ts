import { setFlagsFromString } from "node:v8";

/** Garbage that may gather before it is collected, in per cent of what is alive. */
const HEAP_GROWING_PERCENT = 50;

/**
 * On a machine with much memory V8 lets a heap grow to several times what is alive: with 400 open event streams the process had up to 1.1 GB,
 * with this about 550 MB, and events arrive as fast. No ceiling, so that many people at once are not refused.
 *
 * In production, `main.mjs` is handed what answers calls: it is built with the routes and shares their modules.
 */
export async function prepareProcess(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  if (process.env.NODE_ENV !== "production") return;
  const { listenToCalls } = await import("./calls/node-listener.ts");
  Object.assign(globalThis, { zerolakeListenToCalls: listenToCalls });
}
