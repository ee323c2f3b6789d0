/** Who is told what a feed says. */
export interface FeedListener {
  /** Resolves once the stream has the events; rejects while it is away. */
  message(text: string): Promise<void>;
  reached(): void;
  lost(reason: unknown): void;
  /** Aborted when the program shall end. */
  readonly end: AbortSignal;
}
