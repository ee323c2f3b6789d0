"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { FaultAction } from "../server/sandbox-client.ts";
import type { ConnectionAt } from "./connection-at.ts";

const DELAY_MS = 30_000;

/** What can be asked for here; the sandbox's own control API knows more. */
const KINDS: Readonly<Record<string, { readonly label: string; readonly action: FaultAction }>> = {
  quota: {
    label: "Fails: quota used up",
    action: { kind: "fail", code: "ServiceLimitExceeded", message: "The account has reached its limit for this resource." },
  },
  permission: {
    label: "Fails: permission missing",
    action: { kind: "fail", code: "AccessDenied", message: "The identity is not authorized to perform this action." },
  },
  internal: {
    label: "Fails: the cloud's own fault",
    action: { kind: "fail", code: "ServiceInternalError", message: "The service had an internal error." },
  },
  throttle: { label: "Is throttled", action: { kind: "throttle" } },
  delay: { label: "Takes 30 s longer", action: { kind: "delay", ms: DELAY_MS } },
};

export function NewFault({ at, onAdded }: { at: ConnectionAt; onAdded: () => void }) {
  const trpc = useTRPC();
  const [kind, setKind] = useState("quota");
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
    const action = KINDS[kind]?.action;
    if (action) add.mutate({ ...at, type, count: Number(count), action });
  };
  return (
    <form onSubmit={submit} className="space-y-3 border-hairline border-t pt-4">
      <div className="grid gap-3 xl:grid-cols-2">
        <Field label="Resource type" help="For example AWS::Kinesis::Stream; * stands for any text.">
          {(control) => <Input {...control} value={type} spellCheck={false} onChange={(event) => setType(event.target.value)} />}
        </Field>
        <Field label="What happens">
          {(control) => (
            <Select
              {...control}
              value={kind}
              onValueChange={setKind}
              options={Object.entries(KINDS).map(([value, { label }]) => ({ value, label }))}
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
