"use client";

import { useMutation } from "@tanstack/react-query";
import type { RecordedResource } from "@zerolake/planner";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ConfirmByTyping } from "@/components/ui/confirm-by-typing.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { consentsOf, previewDestroy, protectedComponents } from "../../store/destroy-choices.ts";
import { KeptList } from "../plan/kept-list.tsx";
import type { EnvironmentAddress } from "./environment-address.ts";
import { ProtectedData } from "./protected-data.tsx";
import { RemovedList } from "./removed-list.tsx";

export interface DestroyFormProps {
  readonly address: EnvironmentAddress;
  readonly recorded: readonly RecordedResource[];
  readonly titles: Readonly<Record<string, string>>;
  /** The deployment whose creations go, and nothing else. */
  readonly undoOf: { readonly id: string; readonly number: number; readonly created: readonly string[] } | null;
  readonly environmentHref: string;
}

/** What goes, what stays and why, and the name to type. Counts follow the choices. */
export function DestroyForm({ address, recorded, titles, undoOf, environmentHref }: DestroyFormProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const missing = useMissingPermission("deployment:destroy");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const only = undoOf?.created;
  const protectedParts = useMemo(
    () => protectedComponents(only ? recorded.filter((resource) => only.includes(resource.address)) : recorded),
    [recorded, only],
  );
  const consents = useMemo(() => consentsOf(protectedParts, typed), [protectedParts, typed]);
  const { removed, kept } = useMemo(() => previewDestroy(recorded, consents, only), [recorded, consents, only]);
  const destroy = useMutation(
    trpc.deployments.destroy.mutationOptions({
      onSuccess: ({ number }) => router.push(`${paths.deployment(address.organization, address.project, number)}?tab=plan`),
      onError: (error) => notify.failed("The destruction was not planned", problemOf(error)),
    }),
  );
  const plan = () => destroy.mutate({ ...address, consents: [...consents], ...(undoOf ? { undoOfId: undoOf.id } : {}) });
  return (
    <div className="space-y-6">
      <ol aria-label="Steps" className="flex flex-wrap gap-x-6 text-secondary text-small">
        <li>1. {undoOf ? `What #${undoOf.number} created` : `All resources of ${address.environment}`}</li>
        <li>2. Review what goes and what stays</li>
        <li>3. Confirm, then read and approve the plan</li>
      </ol>
      <ProtectedData
        components={protectedParts}
        titles={titles}
        typed={typed}
        onType={(component, text) => setTyped({ ...typed, [component]: text })}
      />
      <RemovedList removed={removed} />
      <KeptList kept={kept} />
      <Card title="Confirm">
        {missing === undefined ? (
          <ConfirmByTyping
            name={address.environment}
            label="Type the environment's name"
            action={`Plan to destroy ${plural(removed.length, "resource")}, keep ${kept.length}`}
            isBusy={destroy.isPending || destroy.isSuccess}
            onConfirm={plan}
            secondary={<LinkButton href={environmentHref}>Back</LinkButton>}
          />
        ) : (
          <p className="text-secondary">{missing}</p>
        )}
      </Card>
    </div>
  );
}
