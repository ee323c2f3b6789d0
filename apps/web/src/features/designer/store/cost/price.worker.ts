/// <reference lib="webworker" />
import { createPricing, type PriceRequest } from "./price-drawing.ts";

const price = createPricing();

/** Pricing beside the page and beside the checks, so that neither waits for it. */
addEventListener("message", (event: MessageEvent<PriceRequest>) => {
  postMessage(price(event.data));
});
