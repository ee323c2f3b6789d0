import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountUsd, openPriceBook, type Price, toCents } from "./price-book.ts";
import snapshot from "./prices.data.json" with { type: "json" };
import { readPrices } from "./read-prices.ts";

const price = (id: string, region: string, usd: number, tiers?: Price["tiers"]): Price => ({
  id,
  cloud: "aws",
  service: "S",
  sku: "s",
  region,
  unit: "hour",
  usd,
  tiers,
  source: "a page",
  sourceDate: "2026-01-01",
  confidence: "page",
});
const list = {
  snapshotDate: "2026-11-23",
  currency: "USD" as const,
  primaryRegions: { aws: "us-east-1", azure: "eastus2", gcp: "us-central1" },
  prices: [
    price("a", "eu-west-1", 9),
    price("a", "us-east-1", 2),
    price("a", "global", 3),
    price("b", "global", 5),
    price("t", "us-east-1", 1, [
      { from: 0, usd: 1 },
      { from: 10, usd: 0.5 },
    ]),
  ],
};
const TIERS = list.prices[4]!.tiers!;

describe("the list of prices", () => {
  const book = openPriceBook(list);

  it("takes the primary region before the one that holds everywhere, and no other", () => {
    expect(book.rate("aws", "a")).toMatchObject({ ok: true, value: { tiers: [{ usd: 2 }] } });
    expect(book.rate("aws", "b")).toMatchObject({ ok: true, value: { tiers: [{ usd: 5 }] } });
  });

  it("adds what is bought together and takes a tier alone", () => {
    expect(book.rate("aws", "a+b")).toMatchObject({ value: { tiers: [{ from: 0, usd: 7 }] } });
    expect(book.rate("aws", "t#1")).toMatchObject({ value: { tiers: [{ from: 0, usd: 0.5 }] } });
  });

  it.each([
    ["nothing", 'the price "nothing" is missing'],
    ["a+nothing", 'the price "nothing" is missing'],
    ["t#7", "no tier 7"],
    ["unpriced", "its rate is not in the list"],
  ])("%s has no rate, with the reason", (expression, reason) => {
    expect(book.rate("aws", expression)).toMatchObject({ ok: false, error: expect.stringContaining(reason) as string });
  });

  it("charges each part of a quantity at the rate of its tier", () => {
    expect([0, 4, 10, 12].map((quantity) => amountUsd(quantity, TIERS))).toEqual([0, 4, 10, 11]);
  });

  it("never costs less for more", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }), (quantity, more) => {
        expect(amountUsd(quantity + more, TIERS)).toBeGreaterThanOrEqual(amountUsd(quantity, TIERS));
      }),
    );
  });

  it("rounds halves of a cent up", () => {
    expect([0.004, 0.005, 1.115, 2].map(toCents)).toEqual([0, 1, 112, 200]);
  });

  it("that comes with the product is of the form that a file must have, and knows source and date of every record", () => {
    expect(readPrices(JSON.stringify(snapshot))).toMatchObject({ ok: true });
    expect(snapshot.prices.filter(({ source, sourceDate }) => source === "" || !/^20\d\d/.test(sourceDate))).toEqual([]);
  });

  it.each([
    ["no JSON", "{", "not JSON"],
    ["a negative price", JSON.stringify({ ...list, prices: [price("x", "global", -1)] }), "expected number to be >=0"],
    ["falling tiers", JSON.stringify({ ...list, prices: [price("x", "global", 1, [TIERS[1]!, TIERS[0]!])] }), "tiers start at 0 and rise"],
    ["two prices for one thing", JSON.stringify({ ...list, prices: [list.prices[0], list.prices[0]] }), "two prices for a in eu-west-1"],
  ])("%s is refused with the reason", (_, text, reason) => {
    expect(readPrices(text)).toMatchObject({
      ok: false,
      error: [{ code: "ZL-COST-PRICES-UNREADABLE", message: expect.stringContaining(reason) as string }],
    });
  });
});
