import type { DesignerStore } from "./designer-state.ts";

/** A small message about something that just happened; the view shows it as a toast. */
export interface Notice {
  readonly text: string;
  readonly tone: "info" | "failure" | "undoable";
  /** Another way out than undo, e.g. "Restore mine". */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export function notice(store: DesignerStore, said: Notice): void {
  store.setState((state) => ({ notice: { ...said, count: (state.notice?.count ?? 0) + 1 } }));
}

/** For screen readers only: what a sighted person sees anyway. */
export function announce(store: DesignerStore, text: string): void {
  store.setState((state) => ({ announcement: { text, count: state.announcement.count + 1 } }));
}
