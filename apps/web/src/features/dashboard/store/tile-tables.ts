import type { Activity, DataProofs, EnvironmentStates, IllComponents, OpenFindings, RunningDeployments } from "@zerolake/db";
import { FIGURE_NAMES, FIGURES } from "@zerolake/delivery";
import { HEALTH_LOOKS, HEALTH_ORDER } from "@/health/health-words.ts";
import type { Costs } from "../server/load-costs.ts";
import type { Deliveries } from "../server/load-deliveries.ts";
import type { Needs } from "../server/load-needs.ts";
import { activitySentence } from "./activity-words.ts";
import { checkWord, PROOF_WORDS } from "./proof-words.ts";
import { STATE_LOOKS } from "./state-words.ts";
import type { TileTable } from "./tile-table.ts";

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const cents = (usd: number) => Math.round(usd * 100) / 100;

export function needsTable({ approvals, failed, connections, endings }: Needs): TileTable {
  return {
    columns: ["What", "Where", "Since or until", "Why"],
    rows: [
      ...approvals.map((each) => [`Approve #${each.number}`, placeText(each), each.requestedAt.toISOString(), null]),
      ...failed.map((each) => [
        `#${each.number} failed`,
        placeText(each),
        each.finishedAt.toISOString(),
        each.cause?.message ?? each.summary,
      ]),
      ...connections.map(({ name, testedAt, message }) => ["Connection stopped working", name, testedAt.toISOString(), message]),
      ...endings.map((each) => ["Ends soon", placeText(each), each.expiresAt.toISOString(), null]),
    ],
  };
}

export function environmentsTable({ stages }: EnvironmentStates): TileTable {
  return {
    columns: ["Stage", ...STATE_LOOKS.map(({ word }) => word), ...HEALTH_ORDER.map((status) => `Health: ${HEALTH_LOOKS[status].word}`)],
    rows: stages.map(({ stage, counts, health }) => [
      stage,
      ...STATE_LOOKS.map(({ state }) => counts[state]),
      ...HEALTH_ORDER.map((status) => health[status]),
    ]),
  };
}

/** Values and limits in the unit that stands beside them. */
export function healthTable({ listed }: IllComponents): TileTable {
  return {
    columns: ["Component", "Where", "Health", "Signal", "Value", "Limit", "Unit", "Since"],
    rows: listed.map((each) => [
      each.title,
      placeText(each),
      HEALTH_LOOKS[each.status].word,
      each.label,
      each.value,
      each.threshold,
      each.unit,
      each.since.toISOString(),
    ]),
  };
}

export function proofsTable({ listed }: DataProofs): TileTable {
  return {
    columns: ["Where", "Last verification", "Check", "Deployment", "Verified", "Freshness", "Seconds since the newest data"],
    rows: listed.map((each) => [
      placeText(each),
      PROOF_WORDS[each.result].word,
      each.failedCheck === null ? null : checkWord(each.failedCheck),
      each.number === null ? null : `#${each.number}`,
      each.provenAt?.toISOString() ?? null,
      each.freshness === null ? null : HEALTH_LOOKS[each.freshness.status].word,
      each.freshness?.seconds ?? null,
    ]),
  };
}

export function runningTable({ listed }: RunningDeployments): TileTable {
  return {
    columns: ["Deployment", "Where", "State", "Calls done", "Calls", "Ends between", "and"],
    rows: listed.map((run) => [
      `#${run.number}`,
      placeText(run),
      run.state,
      run.done,
      run.total,
      ...(run.expectedEnd ?? [null, null]).map((at) => at?.toISOString() ?? null),
    ]),
  };
}

export function deploymentsTable({ days }: Deliveries): TileTable {
  return {
    columns: ["Day (UTC)", "Succeeded", "Failed", "Cancelled"],
    rows: days.map(({ day, succeeded, failed, cancelled }) => [dayOf(day), succeeded, failed, cancelled]),
  };
}

/** Shares between 0 and 1, times in milliseconds. */
export function figuresTable({ now, before }: Deliveries): TileTable {
  return {
    columns: ["Figure", "Unit", "Now", "Period before", "Definition"],
    rows: FIGURE_NAMES.map((name) => [FIGURES[name].title, FIGURES[name].unit, now[name], before[name], FIGURES[name].definition]),
  };
}

/** Days one by one; the chart adds them up. A budget is for a month, and so is what stands beside one. */
export function costTable(costs: Costs): TileTable {
  const { days, toDateUsd, forecastUsd, lastMonthUsd, runRateUsd, budgetUsd, isAtLeast, projects, environments } = costs;
  return {
    columns: ["What", "US dollars", "Budget"],
    rows: [
      ...days.map(({ day, usd }) => [dayOf(day), cents(usd), null]),
      [leastText("This month so far", isAtLeast), cents(toDateUsd), null],
      [leastText("Whole month, expected", isAtLeast), cents(forecastUsd), budgetUsd],
      ["Whole month before", cents(lastMonthUsd), null],
      [leastText("As deployed now, a month", isAtLeast), cents(runRateUsd), null],
      ...projects.map((each) => [`${each.name}, a month`, cents(each.monthlyUsd), each.budgetUsd]),
      ...environments.map((each) => [leastText(`${placeText(each)}, a month`, each.isAtLeast), cents(each.monthlyUsd), null]),
    ],
  };
}

/** Something of it has no price, so that it costs more. */
function leastText(what: string, isAtLeast: boolean): string {
  return isAtLeast ? `${what} (at least)` : what;
}

export function findingsTable({ drift, oldestDriftAt, orphans, oldestOrphanAt }: OpenFindings): TileTable {
  const oldest = oldestDriftAt?.toISOString() ?? null;
  return {
    columns: ["Finding", "Severity", "Count", "Oldest of its kind"],
    rows: [
      ["Drift", "high", drift.high, oldest],
      ["Drift", "medium", drift.medium, oldest],
      ["Drift", "low", drift.low, oldest],
      ["Orphan", null, orphans, oldestOrphanAt?.toISOString() ?? null],
    ],
  };
}

export function activityTable(deeds: readonly Activity[]): TileTable {
  return { columns: ["Time", "What"], rows: deeds.map((deed) => [deed.at.toISOString(), activitySentence(deed)]) };
}

function placeText({
  project,
  environment,
}: {
  readonly project: { readonly name: string };
  readonly environment: { readonly name: string };
}): string {
  return `${project.name}, ${environment.name}`;
}
