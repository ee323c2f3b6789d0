/// <reference lib="webworker" />
import { type AnalysisRequest, analyse } from "./analyse.ts";

/** Validation and compilation beside the page, so that drawing never waits for them. */
addEventListener("message", (event: MessageEvent<AnalysisRequest>) => {
  postMessage(analyse(event.data));
});
