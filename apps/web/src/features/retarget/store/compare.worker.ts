/// <reference lib="webworker" />
import { type CompareRequest, compareDrawing } from "./compare.ts";

/** Compiling, checking and pricing for several clouds takes longer than a frame: beside the page. */
addEventListener("message", (event: MessageEvent<CompareRequest>) => {
  postMessage(compareDrawing(event.data));
});
