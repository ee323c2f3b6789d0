"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { InboxRow } from "./inbox-row.ts";

/** Marks lines as read: the one that is followed, or all that are on the screen. */
export function useInboxMarks(organization: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const told = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.inbox.pathKey() }),
    onError: (error: unknown) => notify.failed("It was not marked as read", problemOf(error)),
  };
  const one = useMutation(trpc.inbox.markRead.mutationOptions(told));
  const all = useMutation(trpc.inbox.markAllRead.mutationOptions(told));
  return {
    isMarkingAll: all.isPending,
    follow: ({ id, isRead }: InboxRow) => {
      if (!isRead) one.mutate({ organization, notificationId: id });
    },
    /** Up to the newest that is shown: what comes meanwhile stays unread. */
    markAll: (rows: readonly InboxRow[]) => {
      const [newest] = rows;
      if (newest) all.mutate({ organization, until: newest.at });
    },
  };
}
