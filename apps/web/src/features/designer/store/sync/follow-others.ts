import type { DesignerStore } from "../designer-state.ts";
import type { Transport } from "./autosave.ts";
import { createRetryDelay } from "./retry-delay.ts";
import { type ForeignEdit, takeForeignEdits } from "./take-foreign-edits.ts";

export interface NewsSource extends Pick<Transport, "classify" | "reopen"> {
  /** What was stored after the revision, by anybody. */
  since(revision: number): Promise<{ readonly edits: readonly ForeignEdit[]; readonly revision: number; readonly isReplaced: boolean }>;
  /** Sends what is waiting here; its answer brings what was stored before it. */
  flush(): Promise<void>;
}

export interface Following {
  /** Somebody says that there may be news. */
  look(): void;
  stop(): void;
}

/**
 * Brings the edits of others. One look at a time: what is said to be new while an answer is on its way is looked for after it, so that no
 * answer is thrown away and none is missed. A look that fails is tried again, unless the draft may no longer be read.
 */
export function followOthers(store: DesignerStore, source: NewsSource): Following {
  const delay = createRetryDelay();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  let isLooking = false;
  let isStopped = false;

  const bring = async (): Promise<void> => {
    isWanted = false;
    const isFitting = await bringNews(store, source);
    if (!isStopped && (isWanted || !isFitting)) await bring();
  };
  const look = async () => {
    isWanted = true;
    if (isLooking || isStopped) return;
    clearTimeout(timer);
    isLooking = true;
    try {
      await bring();
      delay.reset();
    } catch (error) {
      if (source.classify(error) !== "refused" && !isStopped) timer = setTimeout(() => void look(), delay.nextMs());
    } finally {
      isLooking = false;
    }
  };
  return {
    look: () => void look(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** False when this tab has come further in the meantime, so that the answer does not fit. */
async function bringNews(store: DesignerStore, source: NewsSource): Promise<boolean> {
  // After an outage mine go out now instead of at their next try.
  if (store.getState().log.pending.length > 0) await source.flush();
  const { revision } = store.getState().log;
  const news = await source.since(revision);
  const { log } = store.getState();
  if (log.revision !== revision || log.pending.length > 0) return false;
  if (news.isReplaced) source.reopen("The draft was replaced by an earlier version.");
  else if (news.edits.length > 0) takeForeignEdits(store, news);
  return true;
}
