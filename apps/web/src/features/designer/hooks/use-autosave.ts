"use client";

import { useEffect, useRef } from "react";
import { useBlueprintChanges } from "@/live/live-context.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPCClient } from "@/trpc/trpc-context.ts";
import type { DesignerStore } from "../store/designer-state.ts";
import { type Autosave, type SaveFailure, startAutosave } from "../store/sync/autosave.ts";
import { type Following, followOthers } from "../store/sync/follow-others.ts";
import { writeKept } from "../store/sync/kept-edits.ts";

interface Place {
  readonly organization: string;
  readonly project: string;
}

/** Connects the edit log with the server: mine go out, others' come in, and the tab keeps what is on its way. */
export function useAutosave(store: DesignerStore, { organization, project }: Place, reopen: (reason: string) => void) {
  const client = useTRPCClient();
  const autosave = useRef<Autosave>(undefined);

  useEffect(() => {
    const started = startAutosave(store, {
      send: (baseRevision, edits) =>
        client.designer.save.mutate({ organization, project, baseRevision, edits: edits.map(({ id, edit }) => ({ id, edit })) }),
      classify,
      reopen,
    });
    autosave.current = started;
    return () => started.stop();
  }, [store, client, organization, project, reopen]);

  useEffect(() => keepPending(store), [store]);

  const following = useRef<Following>(undefined);
  useEffect(() => {
    const started = followOthers(store, {
      since: (revision) => client.designer.since.query({ organization, project, revision }),
      flush: async () => autosave.current?.flush(),
      classify,
      reopen,
    });
    following.current = started;
    return () => started.stop();
  }, [store, client, organization, project, reopen]);
  useBlueprintChanges(project, () => following.current?.look());
  return autosave;
}

function classify(error: unknown): SaveFailure {
  switch (problemOf(error).code) {
    case "network":
      return "network";
    case "unauthenticated":
      return "signedOut";
    case "invalid":
    case "forbidden":
    case "notFound":
    case "blocked":
      return "refused";
    default:
      return "server";
  }
}

/** Nothing is lost on a reload; leaving with edits on their way asks first. */
function keepPending(store: DesignerStore): () => void {
  const write = () => {
    try {
      writeKept(sessionStorage, store.getState().blueprintId, store.getState().log.pending);
    } catch {
      // Storage is full or switched off: the warning before leaving still stands.
    }
  };
  // What the draft was opened with: an edit that was refused for good does not come back with the next reload.
  write();
  const unsubscribe = store.subscribe((state, before) => {
    if (state.log.pending !== before.log.pending) write();
  });
  const warn = (event: BeforeUnloadEvent) => {
    const { log, save } = store.getState();
    if (log.pending.length > 0 && save.kind !== "sending") event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);
  return () => {
    unsubscribe();
    window.removeEventListener("beforeunload", warn);
  };
}
