"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ConnectionAt } from "./connection-at.ts";
import { KeyFields, NO_KEYS } from "./key-fields.tsx";

export function ReplaceKeys({ at }: { at: ConnectionAt }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:manage");
  const [keys, setKeys] = useState(NO_KEYS);
  const update = useMutation(
    trpc.connections.update.mutationOptions({
      onSuccess: () => {
        setKeys(NO_KEYS);
        notify.done("The key is replaced and being tested.");
        return queryClient.invalidateQueries({ queryKey: trpc.connections.get.queryKey(at) });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { sessionToken, ...key } = keys;
    update.mutate({ ...at, credentials: { ...key, ...(sessionToken ? { sessionToken } : {}) } });
  };
  return (
    <Card title="Replace the key">
      <form onSubmit={submit} className="space-y-4">
        <KeyFields keys={keys} onChange={setKeys} />
        {update.isError && <ErrorState title="The key was not replaced" problem={problemOf(update.error)} />}
        <div className="flex justify-end">
          <Button
            type="submit"
            isBusy={update.isPending}
            disabledReason={missing}
            disabled={keys.accessKeyId === "" || keys.secretAccessKey === ""}
          >
            Replace key
          </Button>
        </div>
      </form>
    </Card>
  );
}
