"use client";

import { useMutation } from "@tanstack/react-query";
import { findDefinition } from "@zerolake/catalog";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ConfirmByTyping } from "@/components/ui/confirm-by-typing.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useDestroyChoices } from "../../hooks/use-destroy-choices.ts";
import { neededBy } from "../../store/needed-by.ts";
import type { Destroyable } from "../../store/run-types.ts";
import { KeptList } from "../plan/kept-list.tsx";
import type { EnvironmentAddress } from "./environment-address.ts";
import { ProtectedData } from "./protected-data.tsx";
import { RemovedList } from "./removed-list.tsx";
import { WhatToDestroy } from "./what-to-destroy.tsx";

export interface DestroyFormProps {
  readonly address: EnvironmentAddress;
  readonly data: Destroyable;
  readonly environmentHref: string;
}

/** What goes, what stays and why, and the name to type. Counts follow the choices. */
export function DestroyForm({ address, data, environmentHref }: DestroyFormProps) {
  const { name, recorded, undoOf } = data;
  const trpc = useTRPC();
  const router = useRouter();
  const missing = useMissingPermission("deployment:destroy");
  const { typed, setTyped, chosen, setChosen, protectedParts, consents, preview, along } = useDestroyChoices(data);
  const { removed, kept, expectedMinutes } = preview;
  const users = useMemo(() => neededBy(recorded), [recorded]);
  // What attached itself to the drawing has the name of its kind.
  const titleOf = (component: string) => data.titles[component] ?? findDefinition(component)?.title ?? component;
  const destroy = useMutation(
    trpc.deployments.destroy.mutationOptions({
      onSuccess: ({ number }) => router.push(`${paths.deployment(address.organization, address.project, number)}?tab=plan`),
      onError: (error) => notify.failed("The destruction was not planned", problemOf(error)),
    }),
  );
  // An empty choice would mean everything to the server.
  const obstacle = missing ?? (chosen?.length === 0 ? "Choose at least one component." : undefined);
  const plan = () =>
    destroy.mutate({
      ...address,
      consents: [...consents],
      destroyComponents: [...(chosen ?? [])],
      ...(undoOf ? { undoOfId: undoOf.id } : {}),
    });
  return (
    <div className="space-y-6">
      <ol aria-label="Steps" className="flex flex-wrap gap-x-6 text-secondary text-small">
        <li>1. {undoOf ? `What #${undoOf.number} created` : `${chosen ? "Chosen components" : "All resources"} of ${name}`}</li>
        <li>2. Review what goes and what stays</li>
        <li>3. Confirm, then read and approve the plan</li>
      </ol>
      {!undoOf && <WhatToDestroy recorded={recorded} chosen={chosen} onChoose={setChosen} along={along} titleOf={titleOf} />}
      <ProtectedData
        components={protectedParts}
        titleOf={titleOf}
        users={users}
        typed={typed}
        onType={(component, text) => setTyped({ ...typed, [component]: text })}
      />
      <RemovedList removed={removed} expectedMinutes={expectedMinutes} titleOf={titleOf} />
      <KeptList kept={kept} />
      <Card title="Confirm">
        {obstacle === undefined ? (
          <ConfirmByTyping
            name={name}
            label="Type the environment's name"
            action={`Plan to destroy ${plural(removed.length, "resource")}, keep ${recorded.length - removed.length}`}
            isBusy={destroy.isPending || destroy.isSuccess}
            onConfirm={plan}
            secondary={<LinkButton href={environmentHref}>Back</LinkButton>}
          />
        ) : (
          <p className="text-secondary">{obstacle}</p>
        )}
      </Card>
    </div>
  );
}
