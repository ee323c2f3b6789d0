import type { ReactNode } from "react";
import { Card } from "@/components/ui/card.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import type { OutputRow } from "@/outputs/output-rows.ts";

/** Addresses to connect to first, then everything by component. */
export function OutputList({ rows }: { rows: readonly OutputRow[] }) {
  const addresses = rows.filter((row) => row.isAddress);
  const components = [...new Set(rows.map((row) => row.component))];
  return (
    <div className="space-y-6">
      {addresses.length > 0 && <OutputCard title="Addresses" rows={addresses} hasComponent />}
      {components.map((component) => {
        const own = rows.filter((row) => row.component === component);
        return <OutputCard key={component} title={own[0]?.title ?? component} rows={own} />;
      })}
    </div>
  );
}

export interface OutputCardProps {
  readonly title: string;
  readonly rows: readonly OutputRow[];
  /** Rows are of several components: each names its own. */
  readonly hasComponent?: boolean;
  readonly action?: ReactNode;
}

export function OutputCard({ title, rows, hasComponent = false, action }: OutputCardProps) {
  return (
    <Card title={title} action={action} isFlush>
      <dl>
        {rows.map((row) => (
          <div
            key={`${row.component}.${row.port}.${row.name}`}
            className="grid grid-cols-[minmax(0,14rem)_minmax(0,1fr)] items-center gap-4 border-hairline border-b px-4 py-1.5 last:border-b-0"
          >
            <dt className="truncate text-secondary">
              {hasComponent ? `${row.title} · ${row.name}` : row.name} <span className="text-muted text-small">{row.port}</span>
            </dt>
            <dd className="flex min-w-0 items-center gap-2">
              {row.value === undefined ? (
                <span className="text-muted">unknown</span>
              ) : (
                <>
                  <span className="min-w-0 truncate font-mono text-code" title={row.value}>
                    {row.value}
                  </span>
                  <CopyButton label={`Copy ${row.name} of ${row.title}`} text={row.value} isIconOnly />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
