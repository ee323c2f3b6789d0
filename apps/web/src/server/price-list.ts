import { readFileSync } from "node:fs";
import { BUILT_IN_PRICES, openPriceBook, type PriceBook, type PriceSnapshot, readPrices } from "@zerolake/pricing";

/** The prices that this installation counts with. */
export interface PriceList {
  readonly book: PriceBook;
  /** The list that an operator gave; browsers have the built-in one themselves. */
  readonly own: PriceSnapshot | null;
}

/** The list of prices in a file, or the built-in one. Throws when the file is not there or is no such list: wrong amounts are worse than none. */
export function loadPriceList(path: string | undefined): PriceList {
  if (path === undefined) return { book: BUILT_IN_PRICES, own: null };
  const read = readPrices(readFileSync(path, "utf8"));
  if (read.ok) return { book: openPriceBook(read.value), own: read.value };
  const [first] = read.error;
  throw new Error(
    `The prices in ${path} cannot be used: ${first?.message ?? "no reason given"} (${first?.target?.path ?? "/"}). Correct the file, or take ZEROLAKE_PRICES_FILE away.`,
  );
}
