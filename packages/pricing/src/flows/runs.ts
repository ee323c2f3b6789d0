import type { PricedComponent } from "../design.ts";
import type { Evaluation } from "./evaluation.ts";
import { DAILY_RUNS, runsPerMonth } from "./schedule.ts";
import { text } from "./settings.ts";

/** Runs a month of a job: as often as the workflow that starts it, daily where none does. */
export function runsOf(component: PricedComponent, { graph }: Evaluation): number {
  const [starter] = graph.into(component.id, "runs");
  return starter ? runsPerMonth(text(starter.peer, "schedule", "daily")) : DAILY_RUNS;
}
