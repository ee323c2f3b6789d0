import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A small fact in words: a cloud, an engine, a tier. Never a logo. */
export function Chip({ children, className, title }: { children: ReactNode; className?: string; title?: string }) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex h-5 items-center whitespace-nowrap rounded-chip border border-line bg-neutral-tint px-1.5 text-neutral text-small",
        className,
      )}
    >
      {children}
    </span>
  );
}

/** The engine of a component, as its users write it: `kafka`, `iceberg`. */
export function EngineChip({ engine }: { engine: string }) {
  return <Chip>{engine}</Chip>;
}

/** A count of things that need a person. */
export function Badge({ count, label }: { count: number; label: string }) {
  if (count === 0) return null;
  return (
    <span className="tabular inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-accent-solid px-1 text-[0.6875rem] text-on-accent">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{`${count} ${label}`}</span>
    </span>
  );
}
