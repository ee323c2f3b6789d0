import type { DataKind } from "@zerolake/catalog";
import type { ReactNode } from "react";
import { DATA_KIND_STYLES } from "./data-kinds.ts";

/** Shapes on a 12 grid, drawn so that each kind is told from the others without its colour. */
const SHAPES: Readonly<Record<DataKind, ReactNode>> = {
  events: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  schema: (
    <>
      <circle cx="6" cy="6" r="4.25" />
      <path d="M4.5 3v6M7.5 3v6" />
    </>
  ),
  files: <rect x="2" y="2" width="8" height="8" fill="currentColor" />,
  dataset: (
    <>
      <rect x="1.75" y="1.75" width="8.5" height="8.5" />
      <rect x="4" y="4" width="4" height="4" fill="currentColor" stroke="none" />
    </>
  ),
  tables: (
    <>
      <rect x="1.75" y="1.75" width="8.5" height="8.5" />
      <path d="M1.75 4.6h8.5M1.75 7.4h8.5M4.6 1.75v8.5M7.4 1.75v8.5" />
    </>
  ),
  rows: <path d="M1.5 3h9M1.5 6h9M1.5 9h9" strokeWidth="1.75" />,
  catalog: (
    <>
      <rect x="1.75" y="1.75" width="8.5" height="8.5" />
      <path d="M6 1.75v8.5" />
    </>
  ),
  features: <path d="M6 1 11 6 6 11 1 6z" fill="currentColor" />,
  vectors: <path d="M6 0.8 7.3 4.7 11.2 6 7.3 7.3 6 11.2 4.7 7.3 0.8 6 4.7 4.7z" fill="currentColor" stroke="none" />,
  model: <path d="M6 1.2 10.2 3.6v4.8L6 10.8 1.8 8.4V3.6z" />,
  endpoint: <path d="M6 1.2 10.2 3.6v4.8L6 10.8 1.8 8.4V3.6z" fill="currentColor" />,
  compute: <path d="M6 1.5 11 10.3H1z" fill="currentColor" />,
  runs: <path d="M2.5 1.5 10.5 6l-8 4.5z" />,
  metrics: <path d="M1 6c1.2-4 2.6-4 3.6-1.2S6.6 10 8 8.2 9.8 4.5 11 6" />,
};

/** The port mark of a data kind, in its family's colour; neutral where something else carries the colour. */
export function DataKindMark({ kind, size = 12, isNeutral = false }: { kind: DataKind; size?: number; isNeutral?: boolean }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      strokeLinejoin="round"
      style={{ color: isNeutral ? "var(--border-control)" : DATA_KIND_STYLES[kind].color }}
      className="shrink-0"
    >
      {SHAPES[kind]}
    </svg>
  );
}
