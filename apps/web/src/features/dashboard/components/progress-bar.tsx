/** How much of something is done. */
export function ProgressBar({ label, done, total }: { label: string; done: number; total: number }) {
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      className="block h-1.5 w-full overflow-hidden rounded-full bg-hover"
    >
      <span className="block h-full rounded-full bg-running-solid" style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
    </span>
  );
}
