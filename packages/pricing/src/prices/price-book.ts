import { type Cloud, err, ok, type Result } from "@zerolake/resources";

/** How well a price is known; worst last. */
export const CONFIDENCES = ["machine-readable", "page", "memory, verify"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** One part of a graduated price: the rate of the units above `from`. */
export interface PriceTier {
  readonly from: number;
  readonly usd: number;
}

/** One list price, with where and when it was seen. */
export interface Price {
  readonly id: string;
  readonly cloud: Cloud;
  readonly service: string;
  readonly sku: string;
  readonly region: string;
  /** What one unit of a quantity is, e.g. `GB-month`. */
  readonly unit: string;
  /** Dollars per unit; with tiers, those of the first one. */
  readonly usd: number;
  readonly tiers?: readonly PriceTier[] | undefined;
  readonly source: string;
  readonly sourceDate: string;
  readonly confidence: Confidence;
  readonly note?: string | undefined;
}

/** A dated list of prices; another one can take its place. */
export interface PriceSnapshot {
  readonly snapshotDate: string;
  readonly currency: "USD";
  /** The region of each cloud whose prices stand for all of its regions. */
  readonly primaryRegions: Readonly<Record<Cloud, string>>;
  readonly prices: readonly Price[];
}

/** A snapshot that can be asked. */
export interface PriceBook {
  readonly snapshotDate: string;
  readonly primaryRegions: Readonly<Record<Cloud, string>>;
  /** What an expression of a cost sheet costs on a cloud, or why nobody knows. */
  rate(cloud: Cloud, expression: string): Result<Rate, string>;
}

/** What one unit costs: the price of one record, of one of its tiers, or of several records bought together. */
export interface Rate {
  readonly prices: readonly Price[];
  readonly unit: string;
  readonly tiers: readonly PriceTier[];
}

/** Region of a price that holds everywhere. */
const EVERYWHERE = "global";
/** What a cost sheet writes where a service is deployable but its rate is not known. */
const UNKNOWN_RATE = "unpriced";

export function openPriceBook(snapshot: PriceSnapshot): PriceBook {
  const found = new Map(snapshot.prices.map((price) => [keyOf(price.id, price.region), price]));
  const known = new Map<string, Result<Rate, string>>();
  return {
    snapshotDate: snapshot.snapshotDate,
    primaryRegions: snapshot.primaryRegions,
    rate(cloud, expression) {
      const key = keyOf(expression, cloud);
      const before = known.get(key);
      if (before) return before;
      const region = snapshot.primaryRegions[cloud];
      const rate = rateOf(expression, (id) => found.get(keyOf(id, region)) ?? found.get(keyOf(id, EVERYWHERE)));
      known.set(key, rate);
      return rate;
    },
  };
}

/** `a+b` are bought together; `a#1` is the second tier of `a` alone, for meters whose tiers count something else than the quantity. */
function rateOf(expression: string, find: (id: string) => Price | undefined): Result<Rate, string> {
  if (expression === UNKNOWN_RATE) return err("its rate is not in the list of prices");
  const prices: Price[] = [];
  let tiers: readonly PriceTier[] = [];
  const parts = expression.split("+");
  for (const part of parts) {
    const [id = "", tierIndex] = part.split("#");
    const price = find(id);
    if (!price) return err(`the price "${id}" is missing from the list of prices`);
    const own = tiersOf(price, tierIndex);
    if (!own) return err(`the price "${id}" has no tier ${tierIndex}`);
    prices.push(price);
    tiers = tiers.length === 0 ? own : [{ from: 0, usd: (tiers[0]?.usd ?? 0) + (own[0]?.usd ?? 0) }];
  }
  return ok({ prices, unit: prices[0]?.unit ?? "", tiers });
}

function tiersOf(price: Price, index: string | undefined): readonly PriceTier[] | undefined {
  if (index === undefined) return price.tiers ?? [{ from: 0, usd: price.usd }];
  const tier = price.tiers?.[Number(index)];
  return tier && [{ from: 0, usd: tier.usd }];
}

function keyOf(id: string, place: string): string {
  return `${id}@${place}`;
}

/** Dollars for a quantity: each part of it at the rate of the tier it falls in. */
export function amountUsd(quantity: number, tiers: readonly PriceTier[]): number {
  let usd = 0;
  for (const [index, tier] of tiers.entries()) {
    const until = tiers[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (quantity > tier.from) usd += (Math.min(quantity, until) - tier.from) * tier.usd;
  }
  return usd;
}

/** Whole cents, halves up; sums of money are sums of these. */
export function toCents(usd: number): number {
  return Math.floor(usd * 100 + 0.5);
}
