"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ConfirmByTyping } from "@/components/ui/confirm-by-typing.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ConnectionAt } from "./connection-at.ts";

interface Use {
  readonly name: string;
  readonly projectSlug: string;
}

export function DeleteConnection({ at, name, usedBy }: { at: ConnectionAt; name: string; usedBy: readonly Use[] }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:manage");
  const inUse = usedBy.length > 0 ? inUseWords(usedBy) : undefined;
  const remove = useMutation(
    trpc.connections.remove.mutationOptions({
      onSuccess: async () => {
        notify.done(`${name} is deleted. Its credentials are gone.`);
        router.push(paths.connections(at.organization));
        await queryClient.invalidateQueries({ queryKey: trpc.connections.list.queryKey() });
      },
    }),
  );
  return (
    <Card title="Delete">
      <div className="flex items-center justify-between gap-4">
        <p className="text-secondary">{inUse ?? "Forgets the credentials. The history of deployments stays."}</p>
        <Dialog
          title={`Delete ${name}`}
          description="The credentials are forgotten at once. Nothing in the cloud account changes."
          trigger={
            <Button variant="danger" disabledReason={missing ?? inUse}>
              Delete connection
            </Button>
          }
        >
          <div className="space-y-4">
            <ConfirmByTyping
              name={name}
              label="Type the connection's name"
              action="Delete connection"
              isBusy={remove.isPending}
              onConfirm={() => remove.mutate(at)}
            />
            {remove.isError && <ErrorState title="The connection was not deleted" problem={problemOf(remove.error)} />}
          </div>
        </Dialog>
      </div>
    </Card>
  );
}

/** Who uses it, by name: they have to go to another connection first. */
function inUseWords(usedBy: readonly Use[]): string {
  const names = usedBy.map(({ projectSlug, name }) => `${projectSlug} › ${name}`).join(", ");
  return `${plural(usedBy.length, "environment")} still ${usedBy.length === 1 ? "uses" : "use"} this connection: ${names}.`;
}
