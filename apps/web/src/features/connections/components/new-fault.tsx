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
import type { ConnectionAt } from "./connection-at.ts";
import { exampleType, FAULT_KINDS, type FaultKind, faultAction } from "./sandbox-faults.ts";

export function NewFault({ at, cloud, onAdded }: { at: ConnectionAt; cloud: Cloud; onAdded: () => void }) {
  const trpc = useTRPC();
  const [kind, setKind] = useState<FaultKind>("quota");
  const [type, setType] = useState("*");
  const [count, setCount] = useState("1");
  const add = useMutation(
    trpc.connections.sandbox.addFault.mutationOptions({
      onSuccess: onAdded,
      onError: (error) => notify.failed("The fault was not added", problemOf(error)),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ ...at, type, count: Number(count), action: faultAction(cloud, kind) });
  };
  return (
    <form onSubmit={submit} className="space-y-3 border-hairline border-t pt-4">
      <div className="grid gap-3 xl:grid-cols-2">
        <Field label="Resource type" help={`For example ${exampleType(cloud)}; * stands for any text.`}>
          {(control) => <Input {...control} value={type} spellCheck={false} onChange={(event) => setType(event.target.value)} />}
        </Field>
        <Field label="What happens">
          {(control) => (
            <Select
              {...control}
              value={kind}
              onValueChange={(next) => setKind(next as FaultKind)}
              options={Object.entries(FAULT_KINDS).map(([value, label]) => ({ value, label }))}
            />
          )}
        </Field>
        <Field label="How often">
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={1000}
              value={count}
              unit="times"
              onChange={(event) => setCount(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button type="submit" isBusy={add.isPending}>
        Add fault
      </Button>
    </form>
  );
}
