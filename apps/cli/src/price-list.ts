import { BUILT_IN_PRICES, openPriceBook, type PriceBook, readPrices } from "@zerolake/pricing";
import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import type { World } from "./command.ts";

/** The prices of `--prices FILE`, or the built-in ones. */
export async function bookFrom(path: string | boolean | undefined, world: World): Promise<Result<PriceBook, readonly Diagnostic[]>> {
  if (typeof path !== "string") return ok(BUILT_IN_PRICES);
  const read = readPrices(await world.readText(path));
  return read.ok ? ok(openPriceBook(read.value)) : err(read.error);
}
