/** Browsers keep at most 64 KiB of requests going for pages that are left, all together; a few of this size fit. */
const KEPT_BYTES_MAX = 15_000;

/**
 * Sends a change so that it arrives although its page is left a moment later: a browser drops every other request. A body too
 * long for that goes as any other; the designer keeps its edits until they have arrived anyway.
 */
export function outlivePage(input: RequestInfo | URL, { signal, ...options }: Options = {}): Promise<Response> {
  const isKept = options.method === "POST" && typeof options.body === "string" && options.body.length <= KEPT_BYTES_MAX;
  return fetch(input, { ...options, ...(signal ? { signal } : {}), ...(isKept ? { keepalive: true } : {}) });
}

/** As tRPC hands them over. */
type Options = Omit<RequestInit, "signal"> & { readonly signal?: AbortSignal | null | undefined };
