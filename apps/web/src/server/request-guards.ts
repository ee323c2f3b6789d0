import { isSameOrigin } from "./trpc/same-origin.ts";

/** What every route asks before it does anything. */
export function isFromElsewhere(request: Request): boolean {
  return !isSameOrigin(request);
}

/**
 * Whether a body may be read whole. One that does not say how long it is, is refused: browsers and clients always say it, and whoever sends pieces without end does not.
 * Node's parser holds a body to the length that it names.
 */
export function isBodyWithin(request: Request, maxBytes: number): boolean {
  const length = request.headers.get("content-length");
  if (length === null) return request.body === null || request.headers.get("transfer-encoding") === null;
  return /^\d+$/.test(length) && Number(length) <= maxBytes;
}

export function refusedAsForeign(): Response {
  return new Response("This request came from another site.", { status: 403 });
}

export function refusedAsTooLong(): Response {
  return new Response("This request is too large.", { status: 413 });
}
