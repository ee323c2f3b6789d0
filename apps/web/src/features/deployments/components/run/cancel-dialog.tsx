"use client";

import type { RunView } from "@zerolake/execution";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { plural } from "@/format/number.ts";
import type { Decisions } from "../../hooks/use-decisions.ts";
import { ACTIVE_STATUSES } from "../../store/step-looks.ts";

/** Says beforehand what cancelling does; the numbers follow the run while it is open. */
export function CancelDialog({ number, view, decisions }: { number: number; view: RunView; decisions: Decisions }) {
  const [isOpen, setIsOpen] = useState(false);
  const inFlight = Object.values(view.steps).filter((step) => ACTIVE_STATUSES.has(step.status));
  const isApplying = view.state === "applying";
  return (
    <Dialog
      title={`Cancel deployment #${number}?`}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button>Cancel deployment…</Button>}
      footer={
        <>
          <Button onClick={() => setIsOpen(false)}>Keep deploying</Button>
          <Button variant="danger" isBusy={decisions.cancel.isPending} onClick={() => decisions.cancel.mutate(() => setIsOpen(false))}>
            Cancel deployment
          </Button>
        </>
      }
    >
      {isApplying ? (
        <ul className="list-disc space-y-2 pl-5">
          <li>
            <strong>{plural(inFlight.length, "call is", "calls are")} in flight</strong> and will be followed to the end
            {inFlight.length > 0 && (
              <>
                :{" "}
                {inFlight
                  .slice(0, 3)
                  .map((step) => step.address)
                  .join(", ")}
                {inFlight.length > 3 && " and others"}
              </>
            )}
            .
          </li>
          <li>
            <strong>{plural(view.counts.notStarted, "resource")}</strong> will not be started.
          </li>
          <li>
            <strong>{view.counts.done} that are done stay.</strong> You can continue afterwards.
          </li>
        </ul>
      ) : (
        <p>{view.state === "verifying" ? "Stops the verification. Everything stays deployed." : "Nothing was changed yet."}</p>
      )}
    </Dialog>
  );
}
