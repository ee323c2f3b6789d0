import type { DataKind } from "@zerolake/catalog";
import type { ReactNode } from "react";
import { colourOfKind } from "../../store/projection/data-kind-style.ts";

interface PortMarkProps {
  readonly kind: DataKind;
  /** Hollow = nothing is connected. */
  readonly isFilled?: boolean;
  readonly size?: number;
  /** In overlays nodes carry the colour, so marks turn neutral. */
  readonly isNeutral?: boolean;
}

/** The shape that tells a data kind without colour. Decorative: the kind's word always stands beside it. */
export function PortMark({ kind, isFilled = true, size = 12, isNeutral = false }: PortMarkProps) {
  const colour = isNeutral ? "var(--border-control)" : colourOfKind(kind);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
      fill={isFilled ? colour : "var(--bg-surface)"}
      stroke={colour}
      strokeWidth="1.5"
      strokeLinejoin="round"
      className="shrink-0"
    >
      {SHAPES[kind]}
    </svg>
  );
}

const SHAPES: Readonly<Record<DataKind, ReactNode>> = {
  events: <circle cx="6" cy="6" r="4.5" />,
  schema: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="var(--bg-surface)" />
      <circle cx="6" cy="6" r="1.5" />
    </>
  ),
  files: <rect x="1.75" y="1.75" width="8.5" height="8.5" rx="1" />,
  dataset: (
    <>
      <rect x="1.75" y="1.75" width="8.5" height="8.5" rx="1" fill="var(--bg-surface)" />
      <rect x="4.5" y="4.5" width="3" height="3" />
    </>
  ),
  tables: (
    <>
      <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="var(--bg-surface)" />
      <path d="M1.5 4.75h9M6 4.75v5.75" />
    </>
  ),
  rows: <path d="M1.5 2.75h9M1.5 6h9M1.5 9.25h9" strokeWidth="2" />,
  catalog: (
    <>
      <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="var(--bg-surface)" />
      <path d="M6 1.5v9" />
    </>
  ),
  features: <path d="M6 1 11 6 6 11 1 6Z" />,
  vectors: <path d="M6 .75 7.2 4.8 11.25 6 7.2 7.2 6 11.25 4.8 7.2.75 6 4.8 4.8Z" />,
  model: <path d="M6 1 10.5 3.5v5L6 11 1.5 8.5v-5Z" fill="var(--bg-surface)" />,
  endpoint: <path d="M6 1 10.5 3.5v5L6 11 1.5 8.5v-5Z" />,
  compute: <path d="M6 1.5 11 10.5H1Z" />,
  runs: <path d="M2.5 1.5 10.5 6l-8 4.5Z" fill="var(--bg-surface)" />,
  metrics: <path d="M1 6.5c1.7-5 3.3-5 5 0s3.3 4 5-1" fill="none" strokeWidth="2" />,
};
