"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useCallback, useState, useSyncExternalStore } from "react";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useDesignerAddress } from "../../hooks/use-designer-address.ts";
import type { DesignerPlace } from "./designer-place.ts";
import { DesignerSkeleton } from "./designer-skeleton.tsx";
import { DraftSession } from "./draft-session.tsx";
import { VersionSession } from "./version-session.tsx";

const UnreadableBlueprint = dynamic(async () => (await import("./unreadable-blueprint.tsx")).UnreadableBlueprint, {
  loading: DesignerSkeleton,
});

/** The designer of a project's blueprint: its draft, or one of its versions when the address names one. */
export function DesignerPage({ organization, project }: DesignerPlace) {
  const trpc = useTRPC();
  const { version } = useDesignerAddress();
  const isInBrowser = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  const [opening, setOpening] = useState({ count: 0, reason: "" });
  const place = { organization, project };
  // Edits travel on their own from here on: fetching the draft again would only fight with them.
  const draft = useQuery(trpc.designer.open.queryOptions(place, { staleTime: "static", refetchInterval: false }));
  const surroundings = useQuery(trpc.designer.surroundings.queryOptions(place));
  const { refetch } = draft;
  const reopen = useCallback(
    (reason: string) => {
      void refetch().then(() => setOpening((before) => ({ count: before.count + 1, reason })));
    },
    [refetch],
  );
  // What was loaded stays: an open drawing never gives way to a look that failed later.
  const isUnreadable = draft.isError && draft.data === undefined && problemOf(draft.error).code === "unreadable";
  const failed = [isUnreadable ? surroundings : draft, surroundings].find(({ isError, data }) => isError && data === undefined);
  if (failed) {
    return (
      <div className="mx-auto max-w-2xl p-8">
        <ErrorState title="This blueprint could not be opened" problem={problemOf(failed.error)} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (isInBrowser && isUnreadable && surroundings.data) return <UnreadableBlueprint place={place} surroundings={surroundings.data} />;
  if (!isInBrowser || !draft.data || !surroundings.data) return <DesignerSkeleton />;
  if (version !== null)
    return (
      <VersionSession key={version} place={place} number={version} draft={draft.data} surroundings={surroundings.data} onReopen={reopen} />
    );
  return (
    <DraftSession
      key={opening.count}
      place={place}
      draft={draft.data}
      surroundings={surroundings.data}
      {...(opening.reason ? { openedBecause: opening.reason } : {})}
      onReopen={reopen}
    />
  );
}

function subscribeToNothing() {
  return () => undefined;
}
