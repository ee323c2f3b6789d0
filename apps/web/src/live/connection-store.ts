import { create } from "zustand";

/** State of the one event stream of the page. */
export type ConnectionState = "connecting" | "live" | "reconnecting" | "paused";

interface ConnectionStore {
  readonly state: ConnectionState;
  /** When the stream was last known to be well; what is on screen is at least that old. */
  readonly lastLiveAt: number | undefined;
  /** Raised to make the stream try again at once. */
  readonly attempt: number;
  report(state: ConnectionState, now: number): void;
  tryNow(): void;
}

export const useConnectionStore = create<ConnectionStore>((set) => ({
  state: "connecting",
  lastLiveAt: undefined,
  attempt: 0,
  report: (state, now) =>
    set((before) => ({
      state,
      // Leaving `live` fixes the moment from which on the screen may be out of date.
      lastLiveAt: state === "live" || before.state === "live" ? now : before.lastLiveAt,
    })),
  tryNow: () => set((before) => ({ attempt: before.attempt + 1 })),
}));
