import type { RunView } from "@zerolake/execution";
import { isEmptyPlan } from "@zerolake/planner";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import type { Run } from "../../store/run-types.ts";
import { KeptList } from "./kept-list.tsx";
import { PlanFindings } from "./plan-findings.tsx";
import { PlanList } from "./plan-list.tsx";
import { PlanTotalsLine } from "./plan-totals.tsx";

/** The plan, or why there is none. */
export function PlanView({ run, view, fileName }: { run: Run; view: RunView; fileName: string }) {
  if (!run.plan) {
    const isComing = view.state === "queued" || view.state === "planning";
    return isComing ? (
      <div className="space-y-3">
        <p className="text-secondary">
          {view.state === "queued" ? "Waiting for a worker to plan this." : "Planning: comparing the blueprint with what is recorded."}
        </p>
        <SkeletonRows label="The plan is being made" rows={8} />
      </div>
    ) : (
      <p className="text-secondary">{view.summary ?? "There is no plan."}</p>
    );
  }
  const { document: plan } = run.plan;
  return (
    <div className="space-y-4">
      <PlanTotalsLine plan={plan} />
      <PlanFindings diagnostics={plan.diagnostics} />
      {isEmptyPlan(plan) && <p className="text-secondary">Nothing to change. {run.deployment.environment.name} already matches.</p>}
      <PlanList stored={run.plan} fileName={fileName} />
      <KeptList kept={plan.kept} />
    </div>
  );
}
