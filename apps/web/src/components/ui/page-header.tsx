import type { ReactNode } from "react";
import { PageHeading } from "./page-heading.tsx";

/** h1, status chip, one primary button, overflow menu. */
export function PageHeader({
  title,
  status,
  description,
  actions,
}: {
  title: string;
  status?: ReactNode;
  description?: ReactNode;
  /** The primary button last. */
  actions?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0 space-y-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <PageHeading>{title}</PageHeading>
          {status}
        </div>
        {description && <div className="max-w-[72ch] text-secondary">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
