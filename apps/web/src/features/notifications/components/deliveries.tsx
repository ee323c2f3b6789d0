"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import type { DeliveryView } from "@zerolake/db";
import { isEventKind, KIND_TERMS } from "@zerolake/notifications";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { StatusRole } from "@/components/ui/status.ts";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { deliveryInWords } from "../store/notification-words.ts";
import { useNotificationsChanged } from "./use-notifications-changed.ts";

interface DeliveriesProps {
  readonly organization: string;
  readonly endpointId: string;
  readonly name: string;
}

/** The last messages, with what came back. */
export function Deliveries({ organization, endpointId, name }: DeliveriesProps) {
  const trpc = useTRPC();
  const deliveries = useQuery(trpc.notifications.deliveries.queryOptions({ organization, endpointId }));
  return (
    <QueryView query={deliveries} failure="What was sent could not be loaded" skeleton={null}>
      {(all) =>
        all.length === 0 ? (
          <p className="text-muted text-small">Nothing was sent there yet.</p>
        ) : (
          <Table label={`Last deliveries to ${name}`} className="max-h-80">
            <thead>
              <tr>
                <HeaderCell>Message</HeaderCell>
                <HeaderCell>When</HeaderCell>
                <HeaderCell>Answer</HeaderCell>
                <HeaderCell className="text-right">Actions</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {all.map((delivery) => (
                <DeliveryRow key={delivery.id} organization={organization} delivery={delivery} />
              ))}
            </tbody>
          </Table>
        )
      }
    </QueryView>
  );
}

function DeliveryRow({ organization, delivery }: { organization: string; delivery: DeliveryView }) {
  const { id: deliveryId, kind, createdAt, status, answer } = delivery;
  const trpc = useTRPC();
  const changed = useNotificationsChanged();
  const again = useMutation(
    trpc.notifications.sendAgain.mutationOptions({
      onSuccess: changed,
      onError: (error) => notify.failed("It was not sent again", problemOf(error)),
    }),
  );
  const words = deliveryInWords(delivery);
  const title = isEventKind(kind) ? KIND_TERMS[kind].title : "Test";
  const isOver = delivery.deliveredAt !== null || delivery.givenUpAt !== null;
  return (
    <Row>
      <Cell>
        <span className="block">{title}</span>
        <StatusChip status={statusOf(delivery)}>{STATE_WORDS[statusOf(delivery)] ?? "Waiting"}</StatusChip>
      </Cell>
      <Cell className="whitespace-nowrap">
        <RelativeTime at={createdAt} />
      </Cell>
      <Cell className="min-w-48 text-secondary">
        <span className="block">{words ?? "On its way."}</span>
        {status !== null && answer && <span className="wrap-anywhere line-clamp-2 block font-mono text-muted text-small">{answer}</span>}
      </Cell>
      <Cell className="text-right">
        {isOver && (
          <Button
            size="small"
            variant="ghost"
            isBusy={again.isPending}
            aria-label={`Send ${title} again`}
            onClick={() => again.mutate({ organization, deliveryId })}
          >
            Send again
          </Button>
        )}
      </Cell>
    </Row>
  );
}

const STATE_WORDS: Readonly<Partial<Record<StatusRole, string>>> = { success: "Delivered", danger: "Given up", warning: "Tried again" };

function statusOf({ deliveredAt, givenUpAt, tookMs }: DeliveryView): StatusRole {
  if (deliveredAt !== null) return "success";
  if (givenUpAt !== null) return "danger";
  return tookMs === null ? "neutral" : "warning";
}
