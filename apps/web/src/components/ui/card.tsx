import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export function Card({
  title,
  action,
  children,
  className,
  isFlush = false,
}: {
  title?: string;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
  /** The content brings its own padding, e.g. a list with full-width rows. */
  isFlush?: boolean;
}) {
  return (
    <section {...(title ? { "aria-label": title } : {})} className={classNames("rounded-card border border-line bg-surface", className)}>
      {title && (
        <header className="flex min-h-11 items-center justify-between gap-2 border-hairline border-b px-4 py-2">
          <h2 className="text-title">{title}</h2>
          {action}
        </header>
      )}
      <div className={isFlush ? "" : "p-4"}>{children}</div>
    </section>
  );
}
