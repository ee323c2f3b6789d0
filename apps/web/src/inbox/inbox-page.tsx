"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { InboxList } from "./inbox-list.tsx";
import { useInboxMarks } from "./use-inbox-marks.ts";

/** Everything that a person was told in an organisation, newest first. */
export function InboxPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const inbox = useInfiniteQuery(
    trpc.inbox.lines.infiniteQueryOptions({ organization }, { getNextPageParam: ({ next }) => next, initialCursor: null }),
  );
  const { follow, markAll, isMarkingAll } = useInboxMarks(organization);
  const rows = inbox.data?.pages.flatMap((page) => page.rows) ?? [];
  const choose = <LinkButton href={paths.yourNotifications(organization)}>Choose what you are told</LinkButton>;
  return (
    <PageBody>
      <PageHeader
        title="Notifications"
        actions={
          <>
            {choose}
            {rows.some(({ isRead }) => !isRead) && (
              <Button variant="primary" isBusy={isMarkingAll} onClick={() => markAll(rows)}>
                Mark all read
              </Button>
            )}
          </>
        }
      />
      {inbox.isPending && <SkeletonRows label="Loading notifications" rows={6} />}
      {inbox.isError && !inbox.data && (
        <ErrorState title="Your notifications could not be loaded" problem={problemOf(inbox.error)} onRetry={() => void inbox.refetch()} />
      )}
      {inbox.data && rows.length === 0 && (
        <EmptyState glyph={<CategoryGlyph category="platform" size={48} />} title="Nothing yet" action={choose}>
          Approvals asked of you, ends of your runs and what goes wrong will be here. What you do yourself is not told.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Card isFlush>
          <InboxList rows={rows} onFollow={follow} />
        </Card>
      )}
      {inbox.hasNextPage && (
        <Button isBusy={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          Show older
        </Button>
      )}
    </PageBody>
  );
}
