"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPCClient } from "@/trpc/trpc-context.ts";
import { useConnectionStore } from "./connection-store.ts";
import { isGathered } from "./gathered-query.ts";
import { LiveContext, type LiveHandlers, type LiveTopics, type WatchLive } from "./live-context.ts";
import type { LiveMessage } from "./server/live-message.ts";
import { SignedOutDialog } from "./signed-out-dialog.tsx";
import { useIsPagePaused } from "./use-is-page-paused.ts";

const RETRY_AFTER_MS = 3_000;

/** Holds the page's one event stream: "changed" refetches what is on screen, run events go to whoever watches the run. */
export function LiveProvider({ organization, children }: { organization: string; children: ReactNode }) {
  const { watch, topics, handlers, cursor } = useTopics();
  const isSignedOut = useStream({ organization, topics, handlers, cursor });
  return (
    <LiveContext value={watch}>
      {children}
      {isSignedOut && <SignedOutDialog />}
    </LiveContext>
  );
}

type Cursor = { current: number };
type Handlers = { readonly current: ReadonlySet<LiveHandlers> };

function useTopics() {
  const [topics, setTopics] = useState<LiveTopics>({});
  const handlers = useRef(new Set<LiveHandlers>());
  const cursor = useRef(0);
  const watch = useCallback<WatchLive>((added, handler) => {
    handlers.current.add(handler);
    if (added.run) cursor.current = added.run.afterSequence;
    setTopics((before) => ({ ...before, ...added }));
    return () => {
      handlers.current.delete(handler);
      setTopics((before) => withoutTopics(before, added));
    };
  }, []);
  return { watch, topics, handlers, cursor };
}

/** Takes away what was added, unless somebody has put something else in its place since. */
function withoutTopics(topics: LiveTopics, added: LiveTopics): LiveTopics {
  const { run, blueprintOf, progress } = topics;
  return {
    ...(progress && !added.progress ? { progress } : {}),
    ...(run && run !== added.run ? { run } : {}),
    ...(blueprintOf && blueprintOf !== added.blueprintOf ? { blueprintOf } : {}),
  };
}

interface StreamOptions {
  readonly organization: string;
  readonly topics: LiveTopics;
  readonly handlers: Handlers;
  readonly cursor: Cursor;
}

/** Keeps the stream open while the tab is seen; true while the server says that nobody is signed in. */
function useStream({ organization, topics, handlers, cursor }: StreamOptions): boolean {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const isPaused = useIsPagePaused();
  const attempt = useConnectionStore((store) => store.attempt);
  const tryNow = useConnectionStore((store) => store.tryNow);
  const report = useConnectionStore((store) => store.report);
  const [isSignedOut, setIsSignedOut] = useState(false);
  const wasRefused = useRef(false);
  const { run, blueprintOf, progress } = topics;
  const runKey = useMemo(() => (run ? { project: run.project, deployment: run.deployment } : null), [run]);

  useEffect(() => {
    if (isPaused) {
      report("paused", Date.now());
      return;
    }
    let retry: ReturnType<typeof setTimeout> | undefined;
    const input = {
      organization,
      blueprintOf: blueprintOf ?? null,
      progress: progress ?? null,
      run: runKey && { ...runKey, afterSequence: cursor.current },
    };
    const stream = client.live.stream.subscribe(input, {
      onData: ({ data }) => {
        const isReturn = wasLive() || wasRefused.current;
        wasRefused.current = false;
        report("live", Date.now());
        setIsSignedOut(false);
        // The first opening follows a load that is fresh anyway; a later one may have missed "changed". What was asked while nobody was
        // signed in, or the server was away, was refused like the stream.
        if (data.type !== "opened" || isReturn) receive(data, { queryClient, handlers, cursor });
      },
      onConnectionStateChange: ({ state }) => {
        if (state === "connecting") report(wasLive() ? "reconnecting" : "connecting", Date.now());
      },
      onError: (error) => {
        wasRefused.current = true;
        if (problemOf(error).code === "unauthenticated") setIsSignedOut(true);
        report("reconnecting", Date.now());
        retry = setTimeout(tryNow, RETRY_AFTER_MS);
      },
    });
    return () => {
      clearTimeout(retry);
      stream.unsubscribe();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a higher `attempt` means: open the stream again
  }, [client, queryClient, report, tryNow, organization, blueprintOf, progress, runKey, isPaused, attempt, handlers, cursor]);
  return isSignedOut;
}

function wasLive(): boolean {
  return useConnectionStore.getState().lastLiveAt !== undefined;
}

function receive(message: LiveMessage, to: { queryClient: QueryClient; handlers: Handlers; cursor: Cursor }): void {
  switch (message.type) {
    case "opened":
      void to.queryClient.invalidateQueries();
      tellBlueprintChanged(to.handlers);
      break;
    case "changed":
      void to.queryClient.invalidateQueries({ predicate: ({ meta }) => !isGathered(meta) });
      tellOrganizationChanged(to.handlers);
      break;
    case "notified":
      void to.queryClient.invalidateQueries({ queryKey: [["inbox"]] });
      break;
    case "progressed":
      tellOrganizationChanged(to.handlers);
      break;
    case "blueprintChanged":
      tellBlueprintChanged(to.handlers);
      break;
    case "runEvents": {
      // A repeated delivery after a reconnect is dropped here, so that nobody sees an event twice.
      const fresh = message.events.filter((event) => event.sequence > to.cursor.current);
      to.cursor.current = fresh.at(-1)?.sequence ?? to.cursor.current;
      if (fresh.length > 0) for (const handler of to.handlers.current) handler.onRunEvents?.(fresh);
      break;
    }
  }
}

function tellOrganizationChanged({ current }: Handlers): void {
  for (const handler of current) handler.onOrganizationChanged?.();
}

function tellBlueprintChanged({ current }: Handlers): void {
  for (const handler of current) handler.onBlueprintChanged?.();
}
