import type { EnvironmentDifference } from "../store/environment-differences.ts";

/** Setting by setting: here this, there that. */
export function DifferenceList({
  rows,
  source,
  target,
}: {
  readonly rows: readonly EnvironmentDifference[];
  readonly source: string;
  readonly target: string;
}) {
  if (rows.length === 0) return <p className="text-secondary">Nothing: both have the same cloud, region, size and settings.</p>;
  return (
    <ul className="space-y-3">
      {rows.map((row) => (
        <li key={row.what}>
          <p className="text-label">{row.what}</p>
          <dl className="grid grid-cols-[minmax(0,auto)_1fr] gap-x-3 text-secondary text-small">
            <dt className="truncate">{source}</dt>
            <dd className="break-words">{row.source}</dd>
            <dt className="truncate">{target}</dt>
            <dd className="break-words text-primary">{row.target}</dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}
