/// <reference lib="webworker" />
import { type CompareRequest, compareDrawing, findWays } from "./compare.ts";

/** Compiling, checking and pricing for several clouds takes longer than a frame: beside the page. */
addEventListener("message", ({ data }: MessageEvent<CompareRequest>) => {
  const compared = compareDrawing(data);
  postMessage(compared);
  postMessage({ ...compared, ways: findWays(data, compared.comparison) });
});
