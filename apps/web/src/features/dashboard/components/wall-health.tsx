import type { DataProofs, IllComponents } from "@zerolake/db";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { HEALTH_LOOKS, limitText, measuredText } from "@/health/health-words.ts";
import { WallCounts, WallFigure } from "./wall-tile.tsx";

/** How many environments are not well, and the worst components. */
export function WallIll({ ill: { listed, environments } }: { ill: IllComponents }) {
  const counts = (["bad", "warn", "unknown"] as const).map((status) => ({
    count: environments[status],
    word: HEALTH_LOOKS[status].word.toLowerCase(),
    role: HEALTH_LOOKS[status].role,
  }));
  return (
    <>
      <WallCounts counts={counts} />
      {listed.map(({ environmentId, component, title, status, unit, value, threshold, illWhen, project, environment }) => (
        <p key={`${environmentId} ${component}`} className={STATUS_CLASSES[HEALTH_LOOKS[status].role].text}>
          <span className="block truncate">
            {title}: {measuredText(value, unit)}, {limitText(threshold, { unit, illWhen })}
          </span>
          <span className="block truncate text-secondary">
            {project.name}, {environment.name}
          </span>
        </p>
      ))}
    </>
  );
}

/** How many environments passed their last verification, and which did not. */
export function WallProofs({ proofs: { total, results, late, listed } }: { proofs: DataProofs }) {
  return (
    <>
      <WallFigure>
        {results.passed} of {total}
      </WallFigure>
      <p className="text-secondary">passed their last verification</p>
      {late > 0 && <p className="text-warning">{late === 1 ? "data of 1 is late" : `data of ${late} is late`}</p>}
      {listed
        .filter(({ result }) => result === "failed")
        .map(({ environmentId, project, environment }) => (
          <p key={environmentId} className="truncate text-danger">
            {project.name}, {environment.name}
          </p>
        ))}
    </>
  );
}
