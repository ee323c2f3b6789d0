"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input, Textarea } from "@/components/ui/input.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { useDesignerStore } from "../../hooks/designer-context.tsx";
import type { Finding } from "../../store/designer-state.ts";
import { ignoreFinding } from "../../store/findings/finding-fixes.ts";
import { ignoreDays } from "../../store/findings/ignore-days.ts";

const REASON_MAX = 1000;

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
  const [days] = useState(() => ignoreDays(store.getState().services.now()));
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(days.suggested);
  const isDayFit = until >= days.first && until <= days.last;
  const isFit = reason.trim() !== "" && isDayFit;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isFit) return;
    onDone();
    ignoreFinding(store, finding, { reason: reason.trim(), until });
  };
  return (
    <form onSubmit={submit} className="space-y-3 p-3">
      <Field label="Why it is all right here" help="Stays with the drawing. Whoever approves a plan reads it.">
        {(field) => (
          <Textarea {...field} rows={3} maxLength={REASON_MAX} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <Field
        label="Until the end of"
        help="The finding comes back after this day."
        error={isDayFit ? undefined : "Between today and a year from now."}
      >
        {(field) => (
          <Input
            {...field}
            type="date"
            required
            min={days.first}
            max={days.last}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" size="small" disabled={!isFit}>
        Ignore finding
      </Button>
    </form>
  );
}
