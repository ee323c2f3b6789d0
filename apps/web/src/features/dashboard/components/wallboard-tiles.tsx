import type { EnvironmentStates, OpenFindings, RunningDeployments } from "@zerolake/db";
import { STATUS_CLASSES } from "@/components/ui/status.ts";
import { formatMoney } from "@/format/money.ts";
import { formatCount, formatPercent, plural } from "@/format/number.ts";
import { formatDuration } from "@/format/time.ts";
import type { Costs } from "../server/load-costs.ts";
import type { Deliveries } from "../server/load-deliveries.ts";
import type { Attention } from "../server/load-wallboard.ts";
import { figureText } from "../store/figure-words.ts";
import type { KeptTiles } from "../store/kept-tiles.ts";
import { STATE_LOOKS } from "../store/state-words.ts";
import { BarChart } from "./bar-chart.tsx";
import { OUTCOME_SERIES } from "./deployments-tile.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { WallIll, WallProofs } from "./wall-health.tsx";
import { WallCounts, WallFigure, type WallState, WallTile } from "./wall-tile.tsx";

const LISTED_MAX = 4;

/** Eight tiles that fill what room there is. */
export function WallboardTiles({ kept, ...state }: WallState & { readonly kept: KeptTiles }) {
  return (
    <div className="grid min-h-0 auto-rows-fr grid-cols-4 gap-[0.8em] max-md:grid-cols-2">
      <WallTile title="What needs somebody?" tile={kept.needs} {...state}>
        {(attention) => <Needs attention={attention} />}
      </WallTile>
      <WallTile title="What runs where, is it well?" tile={kept.environments} {...state}>
        {(states) => <Stages states={states} />}
      </WallTile>
      <WallTile title="Which component is ill?" tile={kept.health} {...state}>
        {(ill) => <WallIll ill={ill} />}
      </WallTile>
      <WallTile title="Does data really flow?" tile={kept.proofs} {...state}>
        {(proofs) => <WallProofs proofs={proofs} />}
      </WallTile>
      <WallTile title="What is being deployed now?" tile={kept.running} {...state}>
        {(running) => <Running running={running} />}
      </WallTile>
      <WallTile title="Do deployments work?" tile={kept.deliveries} {...state}>
        {(deliveries) => <Deployments deliveries={deliveries} />}
      </WallTile>
      <WallTile title="Are we on budget?" tile={kept.costs} {...state}>
        {(costs) => <Cost costs={costs} />}
      </WallTile>
      <WallTile title="Is reality still what we deployed?" tile={kept.findings} {...state}>
        {(findings) => <Findings findings={findings} now={state.now} />}
      </WallTile>
    </div>
  );
}

function Needs({ attention: { waiting, failedTotal, failed, brokenConnections } }: { attention: Attention }) {
  return (
    <>
      <WallCounts
        counts={[
          { count: waiting, word: "waiting for approval", role: "waiting" },
          { count: failedTotal, word: "failed", role: "danger" },
          { count: brokenConnections, word: brokenConnections === 1 ? "connection stopped" : "connections stopped", role: "warning" },
        ]}
      />
      {failed.map(({ id, number, project, environment }) => (
        <p key={id} className="truncate text-danger">
          #{number} {project.name}, {environment.name}
        </p>
      ))}
    </>
  );
}

function Stages({ states: { stages } }: { states: EnvironmentStates }) {
  const more = stages.length - LISTED_MAX;
  return (
    <>
      {stages.slice(0, LISTED_MAX).map(({ stage, counts }) => (
        <p key={stage} className="flex flex-wrap gap-x-[0.8em]">
          <span className="w-[6em] shrink-0 truncate font-semibold">{stage}</span>
          <span className="flex flex-wrap gap-x-[0.8em]">
            {STATE_LOOKS.filter(({ state }) => counts[state] > 0).map(({ state, word, role }) => (
              <span key={state} className={STATUS_CLASSES[role].text}>
                {counts[state]} {word.toLowerCase()}
              </span>
            ))}
          </span>
        </p>
      ))}
      {more > 0 && <p className="text-secondary">{plural(more, "more stage")}</p>}
    </>
  );
}

function Running({ running: { listed, total } }: { running: RunningDeployments }) {
  if (total === 0) return <p className="text-secondary">Nothing</p>;
  return (
    <>
      {listed.slice(0, LISTED_MAX).map(({ id, number, project, environment, done, total: calls }) => (
        <div key={id} className="space-y-[0.2em]">
          <p className="truncate">
            #{number} {project.name}, {environment.name}
          </p>
          {calls > 0 && <ProgressBar label={`Progress of #${number} ${project.name}`} done={done} total={calls} />}
        </div>
      ))}
      {total > LISTED_MAX && <p className="text-secondary">{total - LISTED_MAX} more</p>}
    </>
  );
}

function Deployments({ deliveries: { count, days, now } }: { deliveries: Deliveries }) {
  return (
    <>
      <p className="flex items-baseline gap-[0.6em]">
        <WallFigure>{formatCount(count)}</WallFigure>
        {now.successRate !== null && <span className="text-secondary">{formatPercent(now.successRate)} succeeded</span>}
      </p>
      <p className="text-secondary">
        lead time {figureText("leadTime", now.leadTime)}, {figureText("changeFailureRate", now.changeFailureRate)} go wrong
      </p>
      <BarChart
        isPlain
        label="Deployments per day by outcome"
        series={OUTCOME_SERIES}
        bars={days.map(({ day, succeeded, failed, cancelled, isPartial }) => ({
          key: String(day),
          label: "",
          values: [succeeded, failed, cancelled],
          isPartial,
        }))}
        format={formatCount}
        className="min-h-0 flex-1"
      />
    </>
  );
}

function Cost({ costs: { toDateUsd, forecastUsd, budgetUsd, isAtLeast } }: { costs: Costs }) {
  return (
    <>
      <WallFigure>
        {isAtLeast && "at least "}
        {formatMoney(toDateUsd)}
      </WallFigure>
      <p className="text-secondary">this month, est. {formatMoney(forecastUsd)}</p>
      {budgetUsd !== null && (
        <p className={forecastUsd > budgetUsd ? "text-danger" : "text-success"}>
          {formatPercent(forecastUsd / budgetUsd)} of the budget of {formatMoney(budgetUsd)}
        </p>
      )}
    </>
  );
}

function Findings({ findings: { drift, oldestDriftAt, orphans }, now }: { findings: OpenFindings; now: number }) {
  return (
    <>
      <WallCounts
        counts={[
          { count: drift.high, word: "high", role: "danger" },
          { count: drift.medium, word: "medium", role: "warning" },
          { count: drift.low, word: "low", role: "neutral" },
        ]}
      />
      {oldestDriftAt && now > 0 && <p className="text-secondary">the oldest is {formatDuration(now - oldestDriftAt.getTime())} old</p>}
      <p className="text-secondary">{plural(orphans, "orphan")}</p>
    </>
  );
}
