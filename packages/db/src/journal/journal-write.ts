import type { CloudError, Intent, RecordChange, RunEvent } from "@zerolake/execution";

/** One call of a journal method, as data, so that concurrent calls can share a transaction. */
export interface JournalWrite {
  readonly intent?: Intent & { readonly entryId: string };
  readonly change?: EntryChange;
  readonly records?: readonly RecordChange[];
  readonly skips?: readonly string[];
  readonly events: readonly RunEvent[];
}

/** What becomes of an entry; what is absent stays as it is, except `nextLookAfterMs`, whose absence clears the next look. */
interface EntryChange {
  readonly entryId: string;
  readonly state?: "accepted" | "succeeded" | "failed" | "uncertain";
  readonly providerOperation?: string;
  readonly identifier?: string;
  readonly error?: CloudError;
  readonly nextLookAfterMs?: number;
  readonly isAskedAgain?: boolean;
}

/** The event of an intent: it is told only if the intent is recorded. */
export function startedEvent(intent: Intent): RunEvent {
  const { address, component, action, operation, attempt, expectedMinutes } = intent;
  return { type: "stepStarted", address, component, action, operation, attempt, expectedMinutes };
}
