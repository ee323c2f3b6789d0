"use client";

import { useMutation } from "@tanstack/react-query";
import type { EndpointView } from "@zerolake/db";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { formatAbsoluteTime } from "@/format/time.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { FORM_WORDS } from "../store/notification-words.ts";
import { AddEndpoint } from "./add-endpoint.tsx";
import { Deliveries } from "./deliveries.tsx";
import { RemoveEndpoint } from "./remove-endpoint.tsx";
import { RotateSecret } from "./rotate-secret.tsx";
import { SendTest } from "./send-test.tsx";
import { useNotificationsChanged } from "./use-notifications-changed.ts";

/** Programs and chats that rules can send to, each with what was sent there of late. */
export function Endpoints({ organization, endpoints }: { organization: string; endpoints: readonly EndpointView[] }) {
  const [isAdding, setIsAdding] = useState(false);
  const add = <Button onClick={() => setIsAdding(true)}>Add endpoint</Button>;
  return (
    <section aria-label="Endpoints" className="space-y-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="max-w-[72ch] space-y-1">
          <h2 className="text-title">Endpoints</h2>
          <p className="text-secondary">Where events go that are not for a mailbox: a program of yours, or a chat.</p>
        </div>
        {endpoints.length > 0 && add}
      </div>
      {endpoints.length === 0 ? (
        <EmptyState glyph={<CategoryGlyph category="streaming" size={48} />} title="No endpoints yet" action={add}>
          An endpoint gets one message for each event, signed so that it can tell who sent it, and again until it has taken it.
        </EmptyState>
      ) : (
        endpoints.map((endpoint) => <Endpoint key={endpoint.id} organization={organization} endpoint={endpoint} />)
      )}
      <AddEndpoint organization={organization} isOpen={isAdding} onOpenChange={setIsAdding} />
    </section>
  );
}

function Endpoint({ organization, endpoint }: { organization: string; endpoint: EndpointView }) {
  const { id, name, form, host, secretSetAt, previousUntil, stoppedAt } = endpoint;
  return (
    <Card title={name} action={stoppedAt === null ? undefined : <StatusChip status="danger">Stopped</StatusChip>}>
      <div className="space-y-3">
        <p className="text-secondary">
          {FORM_WORDS[form].title} at <span className="font-mono text-small">{host}</span>
          {secretSetAt && (
            <>
              , secret set <RelativeTime at={secretSetAt} />
            </>
          )}
          {previousUntil && `; the one before signs, too, until ${formatAbsoluteTime(previousUntil)}`}.
        </p>
        {stoppedAt && (
          <p className="text-secondary">
            It answered 410 <RelativeTime at={stoppedAt} />, which says that it wants nothing any more. Nothing is sent until you resume it.
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <SendTest organization={organization} endpointId={id} name={name} />
          {stoppedAt && <Resume organization={organization} endpointId={id} />}
          {form === "standard" && <RotateSecret organization={organization} endpointId={id} name={name} />}
          <RemoveEndpoint organization={organization} endpointId={id} name={name} />
        </div>
        <Deliveries organization={organization} endpointId={id} name={name} />
      </div>
    </Card>
  );
}

function Resume({ organization, endpointId }: { organization: string; endpointId: string }) {
  const trpc = useTRPC();
  const changed = useNotificationsChanged();
  const resume = useMutation(
    trpc.notifications.resumeEndpoint.mutationOptions({
      onSuccess: changed,
      onError: (error) => notify.failed("The endpoint was not resumed", problemOf(error)),
    }),
  );
  return (
    <Button isBusy={resume.isPending} onClick={() => resume.mutate({ organization, endpointId })}>
      Resume sending
    </Button>
  );
}
