import type { RunView } from "@zerolake/execution";

/** Numbers of the run in words; zeros are left out, done always stands. */
export function RunCounts({ view }: { view: RunView }) {
  const { counts } = view;
  const parts = [
    `done ${counts.done}`,
    ...(["running", "waiting", "failed", "skipped", "uncertain"] as const).flatMap((name) =>
      counts[name] > 0 ? [`${name} ${counts[name]}`] : [],
    ),
    ...(counts.notStarted > 0 ? [`not started ${counts.notStarted}`] : []),
  ];
  return <p className="tabular text-secondary text-small">{parts.join(" · ")}</p>;
}
