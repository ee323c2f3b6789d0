/// <reference lib="webworker" />
import { type AnalysisRequest, createAnalysis } from "./analyse.ts";

const analyse = createAnalysis();

/** Validation, compilation and linting beside the page, so that drawing never waits for them. */
addEventListener("message", (event: MessageEvent<AnalysisRequest>) => {
  postMessage(analyse(event.data));
});
