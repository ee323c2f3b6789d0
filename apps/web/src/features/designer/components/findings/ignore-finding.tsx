"use client";

import { type FormEvent, useState } from "react";
import { ReasonUntilFields, useReasonUntil } from "@/components/reason-until.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { ignoreDays } from "@/format/ignore-days.ts";
import { useDesignerStore } from "../../hooks/designer-context.tsx";
import type { Finding } from "../../store/designer-state.ts";
import { ignoreFinding } from "../../store/findings/finding-fixes.ts";

const REASON_MAX = 1000;
/** Long enough to mend what is behind it, short enough to be looked at again; at most a year. */
const DAYS = { suggested: 90, longest: 365 };

/** Sets a finding of a rule aside with a reason and a last day, which stay with the drawing and are shown to whoever approves. */
export function IgnoreFinding({ finding }: { readonly finding: Finding }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label="Ignore the finding"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="small">
          Ignore…
        </Button>
      }
    >
      <IgnoreForm finding={finding} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function IgnoreForm({ finding, onDone }: { readonly finding: Finding; readonly onDone: () => void }) {
  const store = useDesignerStore();
  const asked = useReasonUntil(() => ignoreDays(store.getState().services.now(), DAYS));
  const { reason, until, isFit } = asked;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isFit) return;
    onDone();
    ignoreFinding(store, finding, { reason, until });
  };
  return (
    <form onSubmit={submit} className="space-y-3 p-3">
      <ReasonUntilFields
        asked={asked}
        why="Why it is all right here"
        whyHelp="Stays with the drawing. Whoever approves a plan reads it."
        untilHelp="The finding comes back after this day."
        dayError="Between today and a year from now."
        reasonMax={REASON_MAX}
      />
      <Button type="submit" size="small" disabled={!isFit}>
        Ignore finding
      </Button>
    </form>
  );
}
