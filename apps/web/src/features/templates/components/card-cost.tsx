"use client";

import { use } from "react";
import { formatMoneyRange } from "@/format/money.ts";
import type { GalleryCosts } from "../server/template-figures.ts";

/** From the smallest size on the cheapest cloud to the largest on the dearest; comes when it is counted. */
export function CardCost({ id, costs }: { readonly id: string; readonly costs: Promise<GalleryCosts> }) {
  const sizes = use(costs)[id] ?? [];
  const low = Math.min(...sizes.map(({ range }) => range.low));
  const high = Math.max(...sizes.map(({ range }) => range.high));
  return sizes.length === 0 ? null : <>est. {formatMoneyRange(low, high)}/mo, by size and cloud</>;
}
