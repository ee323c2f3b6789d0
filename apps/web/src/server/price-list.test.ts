import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILT_IN_PRICES } from "@zerolake/pricing";
import { afterAll, describe, expect, it } from "vitest";
import { loadPriceList } from "./price-list.ts";

const folder = mkdtempSync(join(tmpdir(), "zerolake-prices-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: unknown): string {
  const path = join(folder, "prices.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const price = {
  id: "aws.s3.standard.gb",
  cloud: "aws",
  service: "S3",
  sku: "Standard",
  region: "global",
  unit: "GB-month",
  usd: 1,
  source: "ours",
  sourceDate: "2026-11-01",
  confidence: "page",
};
const list = {
  snapshotDate: "2026-11-01",
  currency: "USD",
  primaryRegions: { aws: "eu-west-1", azure: "westeurope", gcp: "europe-west4" },
  prices: [price],
};

describe("the list of prices", () => {
  it("is the built-in one unless a file is named", () => {
    expect(loadPriceList(undefined)).toEqual({ book: BUILT_IN_PRICES, own: null });
  });

  it("is the operator's, whole: a price that it lacks is missing", () => {
    const { book, own } = loadPriceList(file(list));
    expect(own?.snapshotDate).toBe("2026-11-01");
    expect(book.rate("aws", price.id)).toMatchObject({ ok: true, value: { tiers: [{ usd: 1 }] } });
    expect(book.rate("aws", "aws.alb.hour").ok).toBe(false);
  });

  it("is refused by the place of its mistake", () => {
    expect(() => loadPriceList(file({ ...list, prices: [{ ...price, usd: -1 }] }))).toThrow(/prices\/0\/usd.*ZEROLAKE_PRICES_FILE/u);
    expect(() => loadPriceList(join(folder, "nowhere.json"))).toThrow(/nowhere\.json/u);
  });
});
