"use client";

import { useMutation } from "@tanstack/react-query";
import type { Cloud } from "@zerolake/resources";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { SandboxCondition } from "../server/sandbox-client.ts";
import type { ConnectionAt } from "./connection-at.ts";
import { type ConditionKind, conditionInWords, conditionOptions, exampleSubject } from "./sandbox-conditions.ts";

export interface SandboxAnswersProps {
  readonly at: ConnectionAt;
  readonly cloud: Cloud;
  readonly conditions: readonly SandboxCondition[];
  readonly onChanged: () => void;
}

/** What the sandbox says when a plan asks before a deployment, or somebody how well things are: everything is fine, but for what stands here. */
export function SandboxAnswers({ at, conditions, onChanged, cloud }: SandboxAnswersProps) {
  const trpc = useTRPC();
  const clear = useMutation(trpc.connections.sandbox.clearConditions.mutationOptions({ onSuccess: onChanged, onError: tellRefusal }));
  return (
    <div className="space-y-2 border-hairline border-t pt-4">
      <p className="text-label">What it answers when it is asked</p>
      {conditions.length === 0 ? (
        <p className="text-secondary">Nothing stands in the way of a plan, and everything measures well.</p>
      ) : (
        <>
          <ul className="space-y-1">
            {conditions.map((condition) => (
              <li key={`${condition.kind} ${condition.subject}`}>{conditionInWords(condition)}</li>
            ))}
          </ul>
          <Button size="small" isBusy={clear.isPending} onClick={() => clear.mutate(at)}>
            Remove all answers
          </Button>
        </>
      )}
      <NewAnswer at={at} cloud={cloud} onChanged={onChanged} />
    </div>
  );
}

function tellRefusal(error: unknown): void {
  notify.failed("The sandbox did not change", problemOf(error));
}

function NewAnswer({ at, cloud, onChanged }: Omit<SandboxAnswersProps, "conditions">) {
  const trpc = useTRPC();
  const [kind, setKind] = useState<ConditionKind>("deniedAction");
  const [subject, setSubject] = useState("");
  const [value, setValue] = useState("0");
  const set = useMutation(
    trpc.connections.sandbox.setCondition.mutationOptions({
      onSuccess: onChanged,
      onError: (error) => notify.failed("The answer was not added", problemOf(error)),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ ...at, kind, subject, ...(kind === "limit" ? { value: Number(value) } : {}) });
  };
  return (
    <form onSubmit={submit} className="space-y-3 pt-2">
      <div className="grid gap-3 xl:grid-cols-2">
        <Field label="Answer">
          {(control) => (
            <Select {...control} value={kind} onValueChange={(next) => setKind(next as ConditionKind)} options={conditionOptions(cloud)} />
          )}
        </Field>
        <Field label="About" help={`For example ${exampleSubject(cloud, kind)}; * stands for any text.`}>
          {(control) => (
            <Input {...control} value={subject} required spellCheck={false} onChange={(event) => setSubject(event.target.value)} />
          )}
        </Field>
        {kind === "limit" && (
          <Field label="The limit is">
            {(control) => <Input {...control} type="number" min={0} value={value} onChange={(event) => setValue(event.target.value)} />}
          </Field>
        )}
      </div>
      <Button type="submit" isBusy={set.isPending} disabled={subject.trim() === ""}>
        Add answer
      </Button>
    </form>
  );
}
