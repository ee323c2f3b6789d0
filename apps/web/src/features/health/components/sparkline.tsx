const WIDTH = 120;
const HEIGHT = 24;
const DAY_MS = 86_400_000;
/** Looks are five minutes apart and shown by the quarter of an hour: more than that between two values is a gap. */
const GAP_MS = 2_700_000;

interface SparklineProps {
  /** What it shows, in words: whoever does not see the line reads this. */
  readonly label: string;
  readonly points: readonly { readonly at: string; readonly value: number }[];
  /** A line across. */
  readonly limit: number;
  /** Where the line ends, in milliseconds since 1970. */
  readonly nowMs: number;
}

/** The last day of a signal, from zero, with its limit. Where nothing was measured there is a gap. */
export function Sparkline({ label, points, limit, nowMs }: SparklineProps) {
  const max = Math.max(...points.map(({ value }) => value), limit) * 1.1 || 1;
  const y = (value: number) => HEIGHT - (Math.max(0, value) / max) * HEIGHT;
  const x = (at: string) => WIDTH - ((nowMs - Date.parse(at)) / DAY_MS) * WIDTH;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-6 w-30 overflow-visible">
      <line x1={0} x2={WIDTH} y1={y(limit)} y2={y(limit)} strokeDasharray="3 3" className="stroke-warning-solid" />
      {runsOf(points).map((run) =>
        run.length === 1 ? (
          run.map(({ at, value }) => <circle key={at} cx={x(at)} cy={y(value)} r={1.5} className="fill-running-solid" />)
        ) : (
          <polyline
            key={run[0]?.at}
            points={run.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}
            fill="none"
            strokeWidth={1.5}
            className="stroke-running-solid"
          />
        ),
      )}
    </svg>
  );
}

/** Values that belong to one line. */
export function runsOf(points: SparklineProps["points"]): readonly SparklineProps["points"][] {
  const runs: SparklineProps["points"][number][][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && Date.parse(point.at) - Date.parse(before.at) <= GAP_MS) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
