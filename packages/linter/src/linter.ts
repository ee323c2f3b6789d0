import type { Blueprint } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import { createEvaluations } from "./evaluations.ts";
import type { LintReport } from "./finding.ts";
import { reportOf } from "./report-of.ts";
import { subjectsOf } from "./subject.ts";
import { changedIds } from "./view/changed-ids.ts";
import { createView } from "./view/facts.ts";
import { createReads } from "./view/reads.ts";
import { type Snapshot, takeSnapshot } from "./view/snapshot.ts";

/** Lints one drawing again and again while it changes. */
export interface Linter {
  /** Findings of the drawing as it is now. Asks only rules that read something that changed since the last call. */
  lint(blueprint: Blueprint): LintReport;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a linter is told about the time, which it does not look up itself. */
export interface LintDay {
  /** The day in UTC, as `YYYY-MM-DD`. Without it nothing is ignored that is ignored up to a day. */
  readonly today?: string;
}

/** A linter for one target and day; findings depend on cloud and tier, so each open target has its own. */
export function createLinter(target: Target, { today }: LintDay = {}): Linter {
  const reads = createReads();
  const evaluations = createEvaluations(reads);
  let before: Snapshot | undefined;
  return {
    lint(blueprint) {
      const snapshot = takeSnapshot(blueprint, target);
      const view = createView(snapshot, reads);
      const evaluated = evaluations.update(subjectsOf(snapshot), before ? changedIds(before, snapshot) : NOTHING, view);
      before = snapshot;
      return { ...reportOf(evaluations.telling(), { snapshot, view, today }), evaluated };
    },
  };
}

/**
 * Every incompatibility of a blueprint on a target. Same input, same findings in the same order. Expects a blueprint that
 * validates; a rule that needs something unknown stays silent and is listed under `unchecked`.
 */
export function lint(blueprint: Blueprint, target: Target, day: LintDay = {}): LintReport {
  return createLinter(target, day).lint(blueprint);
}
