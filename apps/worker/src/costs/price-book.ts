import { readFile } from "node:fs/promises";
import { BUILT_IN_PRICES, openPriceBook, type PriceBook, readPrices } from "@zerolake/pricing";

/** The operator's list of prices where there is one, or else the built-in one. Throws when the file cannot be used. */
export async function priceBook(pricesFile: string | undefined): Promise<PriceBook> {
  if (pricesFile === undefined) return BUILT_IN_PRICES;
  const read = readPrices(await readFile(pricesFile, "utf8"));
  if (read.ok) return openPriceBook(read.value);
  throw new Error(`The prices in ${pricesFile} cannot be used: ${read.error[0]?.message ?? "no reason given"}`);
}
