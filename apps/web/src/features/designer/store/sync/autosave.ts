import type { DesignerStore } from "../designer-state.ts";
import type { PendingEdit } from "./edit-log.ts";
import { acknowledge } from "./edit-log.ts";
import { createRetryDelay } from "./retry-delay.ts";
import { type ForeignEdit, takeForeignEdits } from "./take-foreign-edits.ts";

export type SaveAnswer =
  | { readonly state: "saved"; readonly revision: number; readonly savedAt: Date }
  | {
      readonly state: "behind";
      readonly revision: number;
      readonly edits: readonly ForeignEdit[];
      /** Ids of mine that were stored before the revision that I know. */
      readonly stored?: readonly string[];
      readonly isReplaced: boolean;
    };

/** Why a sending failed: what passes by itself is tried again, what does not is told. */
export type SaveFailure = "network" | "server" | "signedOut" | "refused";

export interface Transport {
  send(baseRevision: number, edits: readonly PendingEdit[]): Promise<SaveAnswer>;
  classify(error: unknown): SaveFailure;
  /** The draft was replaced as a whole, or an edit was refused for good: start again from what the server has. */
  reopen(reason: string): void;
}

export interface Autosave {
  /** Sends what is waiting now; resolves once nothing is left, rejects when it cannot be sent. */
  flush(): Promise<void>;
  stop(): void;
}

const QUIET_MS = 150;
const EDITS_PER_SENDING = 200;

/** Sends edits soon after they are made, one sending at a time, and goes on trying for as long as the tab lives. */
export function startAutosave(store: DesignerStore, transport: Transport): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  const delay = createRetryDelay();
  let isStopped = false;

  const schedule = (afterMs: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void drain().catch(() => undefined), afterMs);
  };
  const drain = (): Promise<void> => {
    running ??= sendAll(store, transport)
      .then(() => delay.reset())
      .catch((error: unknown) => {
        const failure = transport.classify(error);
        report(store, transport, failure, error);
        if (failure !== "refused") schedule(delay.nextMs());
        throw error;
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.log.pending.length <= before.log.pending.length || state.log.pending === before.log.pending) return;
    if (state.save.kind === "saved") schedule(QUIET_MS);
  });
  const onOnline = () => schedule(0);
  globalThis.addEventListener?.("online", onOnline);
  if (store.getState().log.pending.length > 0) schedule(0);
  return {
    flush: drain,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      unsubscribe();
      globalThis.removeEventListener?.("online", onOnline);
    },
  };
}

async function sendAll(store: DesignerStore, transport: Transport): Promise<void> {
  let batchSize = EDITS_PER_SENDING;
  while (store.getState().log.pending.length > 0) {
    const { log, save, services } = store.getState();
    if (save.kind === "saved") store.setState({ save: { kind: "sending", since: services.now() } });
    const batch = log.pending.slice(0, batchSize);
    const answer = await transport.send(log.revision, batch).catch((error: unknown) => {
      // One refused edit must not take its neighbours with it: they go one by one.
      if (batch.length === 1 || transport.classify(error) !== "refused") throw error;
      return undefined;
    });
    if (answer === undefined) batchSize = 1;
    else if (answer.state === "saved") {
      store.setState((state) => ({ log: acknowledge(state.log, { count: batch.length, revision: answer.revision }) }));
      const isDone = store.getState().log.pending.length === 0;
      store.setState({ save: isDone ? { kind: "saved", at: answer.savedAt } : { kind: "sending", since: services.now() } });
    } else if (answer.isReplaced) {
      transport.reopen("The draft was replaced by an earlier version in another tab.");
      return;
    } else takeForeignEdits(store, answer);
  }
  if (store.getState().save.kind !== "saved") store.setState({ save: { kind: "saved", at: store.getState().services.now() } });
}

function report(store: DesignerStore, transport: Transport, failure: SaveFailure, error: unknown): void {
  if (failure === "signedOut") store.setState({ save: { kind: "signedOut" } });
  else if (failure === "refused") transport.reopen(error instanceof Error ? error.message : "The server refused an edit.");
  else store.setState({ save: { kind: "offline", reason: failure } });
}
