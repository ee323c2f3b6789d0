import type { Services } from "../services.ts";

/** After rights have changed or sessions have ended: this process forgets what it knew, and open pages everywhere look again at once. */
export function tellSessions({ sessions, signals }: Pick<Services, "sessions" | "signals">, sessionIds: readonly string[]): void {
  for (const sessionId of sessionIds) {
    sessions.forget(sessionId);
    signals.publish(`session:${sessionId}`);
  }
}
