import type { DesignerStore } from "../designer-state.ts";
import { announce } from "../notices.ts";
import { countWords } from "./finding-words.ts";

const EVERY_MS = 5_000;

/** Tells screen readers how many findings there are when that has changed, at most every five seconds. Returns how to stop. */
export function announceFindings(store: DesignerStore): () => void {
  let said: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = () => {
    timer = undefined;
    const words = countWords(store.getState().analysis.counts);
    if (words !== said) announce(store, words);
    said = words;
  };
  const unsubscribe = store.subscribe(({ analysis }, before) => {
    if (analysis === before.analysis) return;
    // The first look at a drawing is no change.
    if (!before.analysis.isReady) said = countWords(analysis.counts);
    else timer ??= setTimeout(say, EVERY_MS);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
