import type { DesignerStore } from "./designer-state.ts";
import type { Notice } from "./notice.ts";

export function notice(store: DesignerStore, said: Notice): void {
  store.setState((state) => ({ notice: { ...said, count: (state.notice?.count ?? 0) + 1 } }));
}

/** For screen readers only: what a sighted person sees anyway. */
export function announce(store: DesignerStore, text: string): void {
  store.setState((state) => ({ announcement: { text, count: state.announcement.count + 1 } }));
}
