"use client";

import type { NumberedEvent } from "@zerolake/execution";
import { createContext, useContext, useEffect, useEffectEvent } from "react";
import { gatherItems } from "./gather-items.ts";

/** A run may say hundreds of things a second; nobody sees more than a few pictures in that time. */
const TELL_EVERY_MS = 100;

export interface WatchedRun {
  readonly project: string;
  readonly deployment: number;
  /** The last event that the page already has, e.g. from its first load. */
  readonly afterSequence: number;
}

/** What a page wants from the stream besides "changed". */
export interface LiveTopics {
  readonly run?: WatchedRun;
  readonly blueprintOf?: string;
  /** How far deployments of the organisation are. */
  readonly progress?: true;
}

export interface LiveHandlers {
  onRunEvents?(events: readonly NumberedEvent[]): void;
  onBlueprintChanged?(): void;
  /** Something of the organisation has changed, or come further. */
  onOrganizationChanged?(): void;
}

/** Adds topics to the page's one stream; returns how to take them away. */
export type WatchLive = (topics: LiveTopics, handlers: LiveHandlers) => () => void;

export const LiveContext = createContext<WatchLive | undefined>(undefined);

function useWatchLive(): WatchLive {
  const watch = useContext(LiveContext);
  if (!watch) throw new Error("There is no LiveProvider above this component.");
  return watch;
}

/**
 * Events of a deployment, in order and without gaps, after `afterSequence` of the first call. A cut connection resumes after
 * the last one that came; what comes close together is told together. One run per page.
 */
export function useRunEvents(
  { project, deployment, afterSequence }: WatchedRun,
  onEvents: (events: readonly NumberedEvent[]) => void,
): void {
  const watch = useWatchLive();
  const handle = useEffectEvent(onEvents);
  const firstCursor = useEffectEvent(() => afterSequence);
  useEffect(() => {
    const gathered = gatherItems<NumberedEvent>((events) => handle(events), TELL_EVERY_MS);
    const leave = watch({ run: { project, deployment, afterSequence: firstCursor() } }, { onRunEvents: gathered.add });
    return () => {
      leave();
      gathered.stop();
    };
  }, [watch, project, deployment]);
}

/** Calls back when the project's blueprint has edits of others (or of this tab, once they are saved), and when a cut stream is back. */
export function useBlueprintChanges(project: string, onChanged: () => void): void {
  const watch = useWatchLive();
  const handle = useEffectEvent(onChanged);
  useEffect(() => watch({ blueprintOf: project }, { onBlueprintChanged: () => handle() }), [watch, project]);
}

/** Calls back when something of the organisation has changed and, while something is being deployed, whenever that comes further. */
export function useOrganizationChanges(onChanged: () => void): void {
  const watch = useWatchLive();
  const handle = useEffectEvent(onChanged);
  useEffect(() => watch({ progress: true }, { onOrganizationChanged: () => handle() }), [watch]);
}
