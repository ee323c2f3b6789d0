const RADIUS = 10;
const LENGTH = 2 * Math.PI * RADIUS;

/** Runs down to the next look. */
export function RefreshRing({ dueInMs, ofMs }: { dueInMs: number; ofMs: number }) {
  const seconds = Math.ceil(dueInMs / 1_000);
  return (
    <span className="flex items-center gap-[0.4em]">
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-[1.4em] -rotate-90">
        <circle cx="12" cy="12" r={RADIUS} fill="none" strokeWidth="3" className="stroke-hover" />
        <circle
          cx="12"
          cy="12"
          r={RADIUS}
          fill="none"
          strokeWidth="3"
          strokeDasharray={LENGTH}
          strokeDashoffset={LENGTH * (1 - Math.min(1, dueInMs / ofMs))}
          className="stroke-accent-solid"
        />
      </svg>
      <span className="tabular min-w-[3em] text-secondary">
        <span className="sr-only">Next look in </span>
        {seconds} s
      </span>
    </span>
  );
}
