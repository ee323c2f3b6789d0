import type { VerificationCheck } from "@zerolake/execution";
import { isEmptyPlan, type Plan, totalsLine } from "@zerolake/planner";
import type { Look } from "./look-at-all.ts";

/** Whether everything that is recorded was found. What could not be read proves nothing, so it neither passes nor fails. */
export function checkResources(looks: readonly Look[], tookMs: number): VerificationCheck {
  const missing = looks.filter(({ observation }) => observation && !observation.exists);
  const unreadable = looks.filter((look) => look.unreadable !== undefined);
  const there = looks.length - missing.length - unreadable.length;
  return {
    name: "recordedResources",
    result: missing.length > 0 ? "failed" : unreadable.length > 0 ? "unknown" : "passed",
    expected: looks.length === 0 ? "nothing" : resources(looks.length),
    found: [
      looks.length === 0 ? "nothing" : resources(there),
      ...(missing.length > 0 ? [`${missing.length} missing`] : []),
      ...(unreadable.length > 0 ? [`${unreadable.length} that could not be read`] : []),
    ].join(", "),
    tookMs,
    deviations: [
      ...missing.map(({ address }) => ({ address, text: "The cloud does not have it, although the call succeeded." })),
      ...unreadable.map(({ address, unreadable: text = "" }) => ({ address, text: `It could not be read again: ${text}` })),
    ],
  };
}

/** Whether the same plan, made again from what is recorded now, has nothing left to do. */
export function checkPlanAgain(rest: Plan, tookMs: number): VerificationCheck {
  const left = rest.steps.filter(({ action }) => action !== "none" && action !== "deferred" && action !== "read");
  return {
    name: "planAgain",
    result: isEmptyPlan(rest) ? "passed" : "failed",
    expected: "nothing to change",
    found: isEmptyPlan(rest) ? "nothing to change" : totalsLine(rest),
    tookMs,
    deviations: left.map(({ address, because }) => ({ address, text: because })),
  };
}

function resources(count: number): string {
  return count === 1 ? "1 resource" : `${count} resources`;
}
