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
