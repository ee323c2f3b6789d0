import type { RunView } from "@zerolake/execution";
import { isEmptyPlan } from "@zerolake/planner";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { deferredSteps } from "../../store/plan-groups.ts";
import type { Run } from "../../store/run-types.ts";
import { DataAtRiskNote } from "./data-at-risk.tsx";
import { DeferredList } from "./deferred-list.tsx";
import { DriftList } from "./drift-list.tsx";
import { KeptList } from "./kept-list.tsx";
import { LeftOutList } from "./left-out-list.tsx";
import { PlanCostLine } from "./plan-cost-line.tsx";
import { PlanFindings } from "./plan-findings.tsx";
import { PlanList } from "./plan-list.tsx";
import { PlanTotalsLine } from "./plan-totals.tsx";
import { PoliciesBox } from "./policies-box.tsx";
import { PreflightBox } from "./preflight-box.tsx";
import { ReplacedPlan } from "./replaced-plan.tsx";

export interface PlanViewProps {
  readonly run: Run;
  readonly view: RunView;
  /** How long it usually takes, [low, high]. */
  readonly expectedMinutes: readonly [number, number] | undefined;
  readonly fileName: string;
  readonly titleOf: (component: string) => string;
  /** Address of the designer with the component chosen. */
  readonly fixHref: (component: string) => string;
  /** Address of the environment's settings with the question in view. */
  readonly answerHref: (answer: string) => string;
}

/** The plan, or why there is none. */
export function PlanView({ run, view, expectedMinutes, fileName, titleOf, fixHref, answerHref }: PlanViewProps) {
  if (!run.plan) return <NoPlan view={view} isRefreshing={run.deployment.refreshFirst} />;
  const { document: plan } = run.plan;
  return (
    <div className="space-y-4">
      <PlanTotalsLine plan={plan} expectedMinutes={expectedMinutes ?? plan.expectedMinutes} />
      <PlanCostLine />
      <ReplacedPlan differences={run.replacedPlan} />
      <DataAtRiskNote plan={plan} titleOf={titleOf} />
      <PlanFindings diagnostics={plan.diagnostics} fixHref={fixHref} answerHref={answerHref} />
      {run.policies && <PoliciesBox policies={run.policies} titleOf={titleOf} />}
      {run.plan.preflight && <PreflightBox report={run.plan.preflight} titleOf={titleOf} />}
      <DriftList drift={plan.drift ?? []} steps={plan.steps} />
      {isEmptyPlan(plan) && <p className="text-secondary">{nothingToChange(run)}</p>}
      {plan.steps.length > 0 && (
        <PlanList key={run.plan.hash} stored={run.plan} titleOf={titleOf} fileName={fileName} hasCanvas={run.deployment.version !== null} />
      )}
      <DeferredList steps={deferredSteps(plan)} titleOf={titleOf} />
      <LeftOutList leftOut={plan.leftOut ?? []} titleOf={titleOf} />
      <KeptList kept={plan.kept} />
    </div>
  );
}

function NoPlan({ view, isRefreshing }: { view: RunView; isRefreshing: boolean }) {
  const isComing = view.state === "queued" || view.state === "planning";
  if (!isComing) return <p className="text-secondary">{view.summary ?? "There is no plan."}</p>;
  return (
    <div className="space-y-3">
      <p className="text-secondary">{planningWords(view.state === "queued", isRefreshing)}</p>
      <SkeletonRows label="The plan is being made" rows={8} />
    </div>
  );
}

function planningWords(isQueued: boolean, isRefreshing: boolean): string {
  if (isQueued) return "Waiting for a worker to plan this.";
  if (isRefreshing) return "Planning: looking at everything that is deployed first, then comparing it with the blueprint.";
  return "Planning: comparing the blueprint with what is recorded.";
}

function nothingToChange({ plan, deployment: { kind, environment, version } }: Run): string {
  if (plan?.document.leftOut) return `Nothing to change in the chosen parts. Other parts of ${environment.name} still differ.`;
  if (kind === "destroy") return `Nothing to destroy in ${environment.name}: what is left is kept on purpose.`;
  return `Nothing to change. ${environment.name} already matches ${version === null ? "the blueprint" : `v${version}`}.`;
}
