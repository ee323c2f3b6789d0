"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

const UNLIMITED = "unlimited";
const SPANS = [
  { value: UNLIMITED, label: "Until somebody unlocks it" },
  { value: "24", label: "For 1 day" },
  { value: "168", label: "For 7 days" },
  { value: "720", label: "For 30 days" },
];

/** A reason is required: whoever is stopped by the lock reads it. */
export function LockDialog({ at, name, onClose }: { at: EnvironmentAt; name: string; onClose: () => void }) {
  const trpc = useTRPC();
  const [reason, setReason] = useState("");
  const [span, setSpan] = useState(UNLIMITED);
  const lock = useMutation(trpc.environments.lock.mutationOptions({ onSuccess: onClose }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "" || lock.isPending) return;
    lock.mutate({ ...at, reason, ...(span === UNLIMITED ? {} : { forHours: Number(span) }) });
  };
  return (
    <Dialog
      title={`Lock ${name}`}
      description="Plans are allowed, deploys are not. What is being applied goes on to its end."
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form onSubmit={submit} className="space-y-4">
        <Field label="Reason" help="Everybody who is stopped by the lock reads it.">
          {(control) => <Input {...control} required maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <Field label="How long">{(control) => <Select {...control} value={span} onValueChange={setSpan} options={SPANS} />}</Field>
        {lock.isError && <ErrorState title="The environment was not locked" problem={problemOf(lock.error)} />}
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Keep unlocked
          </Button>
          <Button type="submit" variant="primary" disabled={reason.trim() === ""} isBusy={lock.isPending}>
            Lock environment
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
