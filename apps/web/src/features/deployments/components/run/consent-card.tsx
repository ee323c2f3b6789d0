"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { useFollowUp } from "../../hooks/use-follow-up.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import { dataAtRisk, isAllTyped } from "../../store/plan-groups.ts";
import type { Run } from "../../store/run-types.ts";
import { TypeNames } from "./type-names.tsx";

/** A plan that only lacks consents: naming what may be lost plans the same again, now with them. */
export function ConsentCard({ address, run, titleOf }: { address: RunAddress; run: Run; titleOf: (component: string) => string }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const followUp = useFollowUp(address, run);
  if (!run.plan) return null;
  const atRisk = dataAtRisk(run.plan.document);
  const consents = atRisk.flatMap(({ steps }) => steps.map((step) => step.address));
  return (
    <Card title="The plan would lose data">
      <div className="space-y-4">
        <p className="text-secondary">
          Nothing was changed. To keep the data, undo the change in the designer. To lose it, type the names below: the plan is then made
          again and still has to be approved.
        </p>
        <TypeNames atRisk={atRisk} typed={typed} onTypedChange={setTyped} titleOf={titleOf} />
        <div className="flex justify-end">
          <Button
            variant="danger"
            disabled={!isAllTyped(atRisk, typed)}
            isBusy={followUp.isPending}
            disabledReason={run.acts.continue ? undefined : "You need the right to plan in this environment."}
            onClick={() => followUp.planAgain(consents)}
          >
            Plan again, losing this data
          </Button>
        </div>
      </div>
    </Card>
  );
}
