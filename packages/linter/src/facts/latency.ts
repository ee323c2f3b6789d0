import { EMBEDDING_MODELS } from "@zerolake/catalog";
import type { Part } from "../view/part.ts";

/** Milliseconds at the 95th percentile that the parts of a request take, one after the other. Source: our own budget. */
export function requestMs(service: Part): number {
  const vectors = service.up("vectors");
  const search = vectors.some(({ engine }) => engine === "s3-vectors") ? 400 : 40;
  return (
    20 +
    (service.up("features").length > 0 ? 15 : 0) +
    (vectors.length > 0 ? search : 0) +
    service.up("endpoint").reduce((sum, endpoint) => sum + endpointMs(endpoint), 0) +
    (service.up("rows").length > 0 ? 2000 : 0)
  );
}

function endpointMs(endpoint: Part): number {
  if (endpoint.kind === "foundation-model") return EMBEDDING_MODELS[endpoint.text("model") ?? ""] ? 80 : 2500;
  return endpoint.text("instance")?.includes("gpu-large") ? 1500 : 60;
}
