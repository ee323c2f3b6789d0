import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import * as z from "zod";
import { CONFIDENCES, type PriceSnapshot } from "./price-book.ts";

const usd = z.number().nonnegative();
const priceSchema = z.object({
  id: z.string().min(1),
  cloud: z.enum(["aws", "azure", "gcp"]),
  service: z.string(),
  sku: z.string(),
  region: z.string().min(1),
  unit: z.string().min(1),
  usd,
  tiers: z
    .array(z.object({ from: z.number().nonnegative(), usd }))
    .min(1)
    .refine((tiers) => tiers[0]?.from === 0 && tiers.every((tier, index) => index === 0 || tier.from > (tiers[index - 1]?.from ?? 0)), {
      message: "tiers start at 0 and rise",
    })
    .optional(),
  source: z.string().min(1),
  sourceDate: z.string().min(1),
  confidence: z.enum(CONFIDENCES),
  note: z.string().optional(),
});
const snapshotSchema = z.object({
  snapshotDate: z.iso.date(),
  currency: z.literal("USD"),
  primaryRegions: z.object({ aws: z.string(), azure: z.string(), gcp: z.string() }),
  prices: z.array(priceSchema),
});

/** A list of prices from the text of a file of the same form as the built-in one. Every mistake is named with its place. */
export function readPrices(text: string): Result<PriceSnapshot, readonly Diagnostic[]> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return err([refusal("", `The list of prices is not JSON: ${error instanceof Error ? error.message : String(error)}`)]);
  }
  const parsed = snapshotSchema.safeParse(document);
  if (!parsed.success) return err(parsed.error.issues.map(({ path, message }) => refusal(`/${path.join("/")}`, message)));
  const seen = new Set<string>();
  for (const { id, region } of parsed.data.prices) {
    const key = `${id} in ${region}`;
    if (seen.has(key)) return err([refusal("/prices", `There are two prices for ${key}.`)]);
    seen.add(key);
  }
  return ok(parsed.data);
}

function refusal(path: string, message: string): Diagnostic {
  return { severity: "error", code: "ZL-COST-PRICES-UNREADABLE", message, target: { path } };
}
