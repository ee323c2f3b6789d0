import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { SlowLoadingNote } from "./slow-loading-note.tsx";

/** One grey block of the layout to come. */
export function SkeletonBlock({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames("block rounded-chip bg-hover", className)} />;
}

/** Wraps blocks that stand where content will be: nothing for 150 ms, a word more after 8 s. */
export function Skeleton({ label, children, className }: { label: string; children: ReactNode; className?: string }) {
  return (
    <div role="status" aria-label={label} className={classNames("skeleton-delay", className)}>
      {children}
      <SlowLoadingNote />
    </div>
  );
}

/** The skeleton of a list or table. */
export function SkeletonRows({ label, rows = 5 }: { label: string; rows?: number }) {
  return (
    <Skeleton label={label} className="space-y-px rounded-card border border-line bg-surface p-3">
      {Array.from({ length: rows }, (_, index) => (
        <SkeletonBlock key={index} className="my-2 h-5" />
      ))}
    </Skeleton>
  );
}
