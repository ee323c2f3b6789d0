/** One event as it leaves the collector. */
export interface OutgoingEvent {
  /** Decides the shard or partition, so that events of one key stay in order. */
  readonly key: string;
  readonly body: Uint8Array;
}

/** Where events go. `send` resolves only after the broker has taken every event; it rejects when any was refused. */
export interface EventSink {
  send(events: readonly OutgoingEvent[]): Promise<void>;
  /** Rejects when the broker cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}
