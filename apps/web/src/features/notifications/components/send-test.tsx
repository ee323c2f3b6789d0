"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { deliveryInWords } from "../store/notification-words.ts";
import { useNotificationsChanged } from "./use-notifications-changed.ts";

/** A worker answers within seconds, and tells the page; this is for a signal that was lost. */
const LOOK_EVERY_MS = 1_000;

/** Sends nothing but a greeting, and shows the reply. */
export function SendTest({ organization, endpointId, name }: { organization: string; endpointId: string; name: string }) {
  const trpc = useTRPC();
  const changed = useNotificationsChanged();
  const test = useMutation(
    trpc.notifications.test.mutationOptions({
      onSuccess: changed,
      onError: (error) => notify.failed("The test was not sent", problemOf(error)),
    }),
  );
  const deliveries = useQuery(
    trpc.notifications.deliveries.queryOptions(
      { organization, endpointId },
      { refetchInterval: (query) => (isWaiting(query.state.data, test.data?.deliveryId) ? LOOK_EVERY_MS : false) },
    ),
  );
  const sent = deliveries.data?.find(({ id }) => id === test.data?.deliveryId);
  const isBusy = test.isPending || isWaiting(deliveries.data, test.data?.deliveryId);
  return (
    <span className="inline-flex items-center gap-2">
      <Button isBusy={isBusy} aria-label={`Send a test to ${name}`} onClick={() => test.mutate({ organization, endpointId })}>
        Send a test
      </Button>
      <span role="status" className="text-secondary">
        {sent && deliveryInWords(sent)}
      </span>
    </span>
  );
}

function isWaiting(
  deliveries: readonly { readonly id: string; readonly tookMs: number | null }[] | undefined,
  sent: string | undefined,
): boolean {
  if (sent === undefined) return false;
  return (deliveries?.find(({ id }) => id === sent)?.tookMs ?? null) === null;
}
