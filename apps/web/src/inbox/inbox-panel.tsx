"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { InboxList } from "./inbox-list.tsx";
import { useInboxMarks } from "./use-inbox-marks.ts";

/** So many fit below the bell; the page has all. */
const SHOWN = 10;

/** The newest lines of the inbox, below the bell. */
export function InboxPanel({ organization, onLeave }: { organization: string; onLeave: () => void }) {
  const trpc = useTRPC();
  const inbox = useQuery(trpc.inbox.lines.queryOptions({ organization }));
  const { follow, markAll, isMarkingAll } = useInboxMarks(organization);
  const rows = inbox.data?.rows ?? [];
  return (
    <>
      <header className="flex items-center justify-between gap-2 border-hairline border-b px-4 py-2">
        <h2 className="text-title">Notifications</h2>
        {rows.some(({ isRead }) => !isRead) && (
          <Button size="small" variant="ghost" isBusy={isMarkingAll} onClick={() => markAll(rows)}>
            Mark all read
          </Button>
        )}
      </header>
      <div className="max-h-[60vh] overflow-y-auto">
        <QueryView
          query={inbox}
          failure="Your notifications could not be loaded"
          skeleton={<SkeletonRows label="Loading notifications" rows={3} />}
        >
          {({ rows: all }) =>
            all.length === 0 ? (
              <p className="px-4 py-8 text-center text-secondary">
                Nothing yet. Approvals asked of you, ends of your runs and what goes wrong will be here.
              </p>
            ) : (
              <InboxList
                rows={all.slice(0, SHOWN)}
                onFollow={(row) => {
                  follow(row);
                  onLeave();
                }}
              />
            )
          }
        </QueryView>
      </div>
      <footer className="flex justify-between gap-2 border-hairline border-t px-4 py-2 text-small">
        <Link href={paths.inbox(organization)} onClick={onLeave} className="text-accent hover:underline">
          See all
        </Link>
        <Link href={paths.yourNotifications(organization)} onClick={onLeave} className="text-accent hover:underline">
          Choose what you are told
        </Link>
      </footer>
    </>
  );
}
