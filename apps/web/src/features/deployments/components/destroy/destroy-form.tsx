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
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { consentsOf, previewDestroy, protectedComponents } from "../../store/destroy-choices.ts";
import { KeptList } from "../plan/kept-list.tsx";
import type { EnvironmentAddress } from "./destroy-page.tsx";
import { ProtectedData } from "./protected-data.tsx";
import { RemovedList } from "./removed-list.tsx";

/** What goes, what stays and why, and the name to type. Counts follow the choices. */
export function DestroyForm({
  address,
  recorded,
  environmentHref,
}: {
  address: EnvironmentAddress;
  recorded: readonly RecordedResource[];
  environmentHref: string;
}) {
  const trpc = useTRPC();
  const router = useRouter();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const protectedParts = useMemo(() => protectedComponents(recorded), [recorded]);
  const consents = useMemo(() => consentsOf(protectedParts, typed), [protectedParts, typed]);
  const { removed, kept } = useMemo(() => previewDestroy(recorded, consents), [recorded, consents]);
  const destroy = useMutation(
    trpc.deployments.destroy.mutationOptions({
      onSuccess: ({ number }) => router.push(`/${address.organization}/projects/${address.project}/deployments/${number}`),
      onError: (error) => notify.failed("The destruction was not planned", problemOf(error)),
    }),
  );
  return (
    <div className="space-y-6">
      <ProtectedData components={protectedParts} typed={typed} onType={(component, text) => setTyped({ ...typed, [component]: text })} />
      <RemovedList removed={removed} />
      <KeptList kept={kept} />
      <Card title="Confirm">
        <ConfirmByTyping
          name={address.environment}
          label="Type the environment's name"
          action={`Plan to destroy ${plural(removed.length, "resource")}, keep ${kept.length}`}
          isBusy={destroy.isPending}
          onConfirm={() => destroy.mutate({ ...address, consents: [...consents] })}
          secondary={<LinkButton href={environmentHref}>Back</LinkButton>}
        />
      </Card>
    </div>
  );
}
