/** What `guardedFetch` takes of fetch's own `RequestInit`. */
export interface OutboundRequest {
  readonly method?: string | undefined;
  readonly headers?: ConstructorParameters<typeof Headers>[0] | undefined;
  readonly body?: string | Uint8Array | URLSearchParams | null | undefined;
  readonly signal?: AbortSignal | null | undefined;
  /** "follow" takes at most five redirects, each judged like the first address; "manual" hands the redirect back; "error" refuses it. */
  readonly redirect?: "follow" | "manual" | "error" | undefined;
}
