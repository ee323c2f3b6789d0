"use client";

import type { Cloud } from "@zerolake/resources";
import { use } from "react";
import { formatMoneyRange } from "@/format/money.ts";
import { formatEstimate } from "@/format/time.ts";
import type { GalleryFigures } from "../server/template-figures.ts";
import { spanOf } from "../store/figure-spans.ts";

export interface CardFiguresProps {
  readonly id: string;
  readonly figures: Promise<GalleryFigures>;
  /** Only on this cloud; on all of them otherwise. */
  readonly cloud: Cloud | null;
}

/** From the smallest size on the cheapest cloud to the largest on the dearest, and from the quickest to the slowest; comes when it is counted. */
export function CardFigures({ id, figures, cloud }: CardFiguresProps) {
  const span = spanOf(use(figures)[id] ?? [], cloud);
  if (!span) return null;
  return (
    <>
      {`est. ${formatMoneyRange(...span.monthlyUsd)}/mo by size${cloud === null ? " and cloud" : ""} · ready in ${formatEstimate(span.minutes)}`}
    </>
  );
}
