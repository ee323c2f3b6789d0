import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** One line glyph, one sentence, one primary button. Never an empty table. */
export function EmptyState({
  glyph,
  title,
  children,
  action,
  className,
}: {
  glyph: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={classNames(
        "flex flex-col items-center gap-3 rounded-card border border-line border-dashed px-6 py-12 text-center",
        className,
      )}
    >
      <span aria-hidden="true" className="text-muted">
        {glyph}
      </span>
      <div className="max-w-md space-y-1">
        <h2 className="text-title">{title}</h2>
        {children && <p className="text-secondary">{children}</p>}
      </div>
      {action}
    </div>
  );
}

/** The filters stay visible above it. */
export function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <p className="rounded-card border border-line border-dashed px-6 py-8 text-center text-secondary">
      Nothing matches these filters.{" "}
      <button type="button" onClick={onClear} className="text-accent underline">
        Clear filters
      </button>
    </p>
  );
}
