import { openPriceBook, type PriceSnapshot } from "./price-book.ts";
import snapshot from "./prices.data.json" with { type: "json" };

/** The list prices that come with the product; every record names its source and date. */
export const BUILT_IN_PRICES = openPriceBook(snapshot as PriceSnapshot);
