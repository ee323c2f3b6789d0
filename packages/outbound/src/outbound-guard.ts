import { Agent, type RequestInit as DispatchedInit, type Dispatcher, fetch as fetchThroughDispatcher } from "undici";
import type { AllowList } from "./allow-list.ts";
import { guardedConnector, type ResolveHost, resolveInSystem } from "./guarded-connect.ts";
import { OutboundError, refusedHost } from "./outbound-error.ts";
import type { OutboundRequest } from "./outbound-request.ts";
import { readWithin, type WhenTooLong } from "./read-within.ts";
import { redirectedRequest } from "./redirected-request.ts";

export interface OutboundGuardOptions {
  readonly allowed: AllowList;
  /** For a whole call with its redirects and its answer; 10 seconds when left out. */
  readonly timeoutMs?: number;
  /** The largest answer that is read, after decompression; 5 MB when left out. */
  readonly maxAnswerBytes?: number;
  /** A longer one is refused when left out. */
  readonly whenTooLong?: WhenTooLong;
  /** How a name becomes addresses; the system's resolver when left out. */
  readonly resolveHost?: ResolveHost;
}

export interface OutboundGuard {
  /** Like fetch, for an address that a person typed. The answer is read whole. Throws `OutboundError`; an abort of the caller's signal comes through as it is. */
  guardedFetch(url: string | URL, request?: OutboundRequest): Promise<Response>;
  /** For libraries that take an undici dispatcher: judges each address when it connects, but neither limits redirects nor the size of answers. */
  readonly dispatcher: Dispatcher;
  close(): Promise<void>;
}

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
const MAX_ANSWER_BYTES = 5_000_000;
const STATUS_WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

export function createOutboundGuard(options: OutboundGuardOptions): OutboundGuard {
  const { timeoutMs = TIMEOUT_MS, maxAnswerBytes = MAX_ANSWER_BYTES, whenTooLong = "refuse" } = options;
  const dispatcher = new Agent({
    connect: guardedConnector({
      allowed: options.allowed,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      resolveHost: options.resolveHost ?? resolveInSystem,
    }),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });

  async function guardedFetch(url: string | URL, request: OutboundRequest = {}): Promise<Response> {
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = request.signal ? AbortSignal.any([limit, request.signal]) : limit;
    const first = callableUrl(url);
    try {
      return await follow(first, { ...request, signal });
    } catch (error) {
      throw request.signal?.aborted === true ? error : asOutboundError(error, first.host);
    }
  }

  async function follow(first: URL, request: OutboundRequest): Promise<Response> {
    let next = { url: first, request };
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const init = { ...next.request, redirect: "manual", dispatcher } as DispatchedInit;
      const answer = await fetchThroughDispatcher(next.url, init);
      const target = redirectedRequest(next, { status: answer.status, location: answer.headers.get("location") });
      if (target === undefined || request.redirect === "manual") {
        const body = await readWithin(answer.body, maxAnswerBytes, whenTooLong);
        return answerAt(
          next.url,
          new Response(STATUS_WITHOUT_BODY.has(answer.status) ? null : body, {
            status: answer.status,
            statusText: answer.statusText,
            headers: [...answer.headers],
          }),
        );
      }
      await answer.body?.cancel();
      if (request.redirect === "error") throw redirectRefused(first.host, "answered with a redirect, which is not followed here");
      callableUrl(target.url);
      if (next.url.protocol === "https:" && target.url.protocol === "http:")
        throw redirectRefused(first.host, "redirects from https to http");
      next = target;
    }
    throw redirectRefused(first.host, `redirects more than ${MAX_REDIRECTS} times`);
  }

  return { guardedFetch, dispatcher, close: () => dispatcher.close() };
}

/** The address, when it is one of the web without a user name in it: `file:`, `gopher:` and the like never leave. */
function callableUrl(url: string | URL): URL {
  const parsed = URL.canParse(String(url)) ? new URL(String(url)) : undefined;
  if (parsed === undefined || !["http:", "https:"].includes(parsed.protocol) || parsed.username !== "" || parsed.password !== "") {
    throw new OutboundError("address", {
      message: "Only addresses that begin with https:// or http:// and carry no user name can be called.",
      hint: "Write the whole address, such as https://idp.example.com/path.",
    });
  }
  return parsed;
}

/** A response made by hand has no address; some libraries compare it with the one they asked. */
function answerAt(url: URL, response: Response): Response {
  return Object.defineProperty(response, "url", { value: url.href });
}

function redirectRefused(host: string, what: string): OutboundError {
  return new OutboundError("redirect", { message: `${host} ${what}.`, hint: "Use the address that it leads to." });
}

function asOutboundError(error: unknown, host: string): OutboundError {
  if (error instanceof OutboundError) return error;
  if (error instanceof Error && error.cause instanceof OutboundError) return error.cause;
  // Of addresses that were tried in turn, each failure is listed below.
  if (error instanceof Error && error.cause instanceof AggregateError && error.cause.errors.some((each) => each instanceof OutboundError))
    return refusedHost(host);
  if (error instanceof Error && error.name === "TimeoutError") {
    return new OutboundError("time", {
      message: `${host} did not answer in time.`,
      hint: "Check that the service is up, then try again.",
      cause: error,
    });
  }
  return new OutboundError("unreachable", {
    message: `${host} could not be called.`,
    hint: "Check the address, the port and the certificate of the service.",
    cause: error,
  });
}
