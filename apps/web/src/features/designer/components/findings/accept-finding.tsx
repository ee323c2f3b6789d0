"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { useDesignerStore } from "../../hooks/designer-context.tsx";
import type { Finding } from "../../store/designer-state.ts";
import { acceptFinding } from "../../store/findings/finding-fixes.ts";

const REASON_MAX = 1000;

/** Overrules an error of a rule with a reason, which stays with the drawing and is shown to whoever approves. */
export function AcceptFinding({ finding }: { readonly finding: Finding }) {
  const store = useDesignerStore();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const accept = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return;
    setOpen(false);
    acceptFinding(store, finding, reason.trim());
  };
  return (
    <Popover
      label="Accept the finding"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="small">
          Accept with a reason…
        </Button>
      }
    >
      <form onSubmit={accept} className="space-y-3 p-3">
        <Field label="Why it is all right here" help="Stays with the drawing. Whoever approves a plan reads it.">
          {(field) => (
            <Textarea {...field} rows={3} maxLength={REASON_MAX} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <Button type="submit" size="small" disabled={reason.trim() === ""}>
          Accept finding
        </Button>
      </form>
    </Popover>
  );
}
