"use client";

import type { RunView } from "@zerolake/execution";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { plural } from "@/format/number.ts";
import type { Decisions } from "../../hooks/use-decisions.ts";
import { ACTIVE_STATUSES } from "../../store/step-looks.ts";

export interface CancelDialogProps {
  readonly number: number;
  readonly environment: string;
  readonly version: number | null;
  readonly view: RunView;
  readonly decisions: Decisions;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Says beforehand what cancelling does; the numbers follow the run while it is open. */
export function CancelDialog({ number, view, decisions, isOpen, onOpenChange, ...where }: CancelDialogProps) {
  const close = () => onOpenChange(false);
  return (
    <Dialog
      title={`Cancel deployment #${number}?`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={<Button>Cancel deployment…</Button>}
      footer={
        <>
          <Button onClick={close}>Keep deploying</Button>
          <Button variant="danger" isBusy={decisions.cancel.isPending} onClick={() => decisions.cancel.mutate(close)}>
            Cancel deployment
          </Button>
        </>
      }
    >
      {view.state === "applying" ? (
        <WhatHappens view={view} {...where} />
      ) : (
        <p>{view.state === "verifying" ? "Stops the verification. Everything stays deployed." : "Nothing was changed yet."}</p>
      )}
    </Dialog>
  );
}

const NAMED_MAX = 3;

function WhatHappens({ view, environment, version }: { view: RunView; environment: string; version: number | null }) {
  const inFlight = Object.values(view.steps).filter((step) => ACTIVE_STATUSES.has(step.status));
  const named = inFlight.slice(0, NAMED_MAX).map((step) => step.address);
  const { notStarted, done } = view.counts;
  return (
    <div className="space-y-3">
      <ul className="list-disc space-y-2 pl-5">
        <li>
          <strong>{plural(inFlight.length, "call is", "calls are")} in flight</strong> and will be followed to the end
          {named.length > 0 && `: ${named.join(", ")}${inFlight.length > NAMED_MAX ? " and others" : ""}`}.
        </li>
        <li>
          <strong>{plural(notStarted, "resource")} will not be started.</strong>
        </li>
        <li>
          <strong>{done === 1 ? "1 that is done stays." : `${done} that are done stay.`}</strong>
        </li>
      </ul>
      <p className="text-secondary">
        {environment} will be partly {version === null ? "destroyed" : `at v${version}`}; you can continue or undo afterwards.
      </p>
    </div>
  );
}
