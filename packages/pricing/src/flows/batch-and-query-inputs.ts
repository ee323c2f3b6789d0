import { parameter } from "./evaluation.ts";
import type { InputsOf } from "./input-context.ts";
import { tableGbDay } from "./outflow.ts";
import { tbScannedPerDay } from "./reads.ts";
import { runsPerMonth } from "./schedule.ts";
import { figure, flag, text } from "./settings.ts";

const DAILY = "daily";

export const BATCH_AND_QUERY_INPUTS: Readonly<Record<string, InputsOf>> = {
  "spark-engine": (component) => {
    const workersMin = figure(component, "workersMin", 2);
    return {
      workersMin,
      workersMax: Math.max(workersMin, figure(component, "workersMax", 10)),
      hoursPerDay: figure(component, "hoursPerDay", 2),
      spotShare: Math.min(1, figure(component, "spotShare", 0)),
      workerUnits: 1,
    };
  },
  "sql-engine": (component, { evaluation }) => ({
    tbScannedPerDay: tbScannedPerDay(component, evaluation),
    hoursPerDay: figure(component, "hoursPerDay", 0),
    concurrency: Math.max(1, figure(component, "concurrency", 10)),
    warehouseDbu: 12,
  }),
  orchestrator: (component, { evaluation }) => ({
    runsMonth: runsPerMonth(text(component, "schedule", DAILY)),
    jobs: evaluation.graph.outOf(component.id, "runs").length,
  }),
  "data-quality": (component, { evaluation, outflows }) => ({
    gbDay: tableGbDay(component, evaluation, outflows),
    tables: Math.max(1, evaluation.graph.into(component.id, "tables").length),
    runsMonth: runsPerMonth(text(component, "schedule", DAILY)),
  }),
  governance: (component, { totals, requestsMonthAll }) => ({
    tables: totals.tables,
    stores: totals.stores,
    auditLog: flag(component, "auditLog"),
    requestsMonthAll,
  }),
  "ml-workspace": (component) => ({
    users: figure(component, "users", 3),
    notebookSize: text(component, "notebookSize", "small"),
  }),
  "feature-store": (component, { evaluation, outflows }) => {
    // A batch job offers everything at once: the pace of updates is the limit then, not its rate.
    const incoming = [...evaluation.graph.into(component.id, "features"), ...evaluation.graph.into(component.id, "events")];
    const batch = evaluation.graph.into(component.id, "tables").length;
    return {
      online: flag(component, "online"),
      entities: entitiesOf(component.settings["entities"]),
      readsPerSecond: figure(component, "readsPerSecond", 10) * parameter(evaluation, "volumeFactor"),
      updateIntervalSeconds: Math.max(1, figure(component, "updateIntervalSeconds", 3600)),
      eps: incoming.reduce((sum, { peer }) => sum + (outflows.get(peer.id)?.events?.eps ?? UNLIMITED_EPS), batch * UNLIMITED_EPS),
    };
  },
};

const UNLIMITED_EPS = 1e9;

function entitiesOf(entities: unknown): number {
  return Array.isArray(entities) && entities.length > 0 ? entities.length : 1;
}
