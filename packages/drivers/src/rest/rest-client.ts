import { type CloudError, CloudRefusalError } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { unreached } from "./unreached.ts";

/** An answer that says no, as the service wrote it. */
export interface RestFailure {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs?: number;
}

export type Classify = (failure: RestFailure) => CloudError;

export interface RestRequest {
  readonly method: string;
  readonly url: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: PropertyMap;
  /** Anything but JSON, instead of a body. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array };
  readonly signal: AbortSignal;
}

/** An answer that says yes. */
export interface RestAnswer {
  /** The answer's JSON; an empty answer is an empty map. */
  readonly body: PropertyMap;
  /** Where accepted work is asked about, when the service says so in a header. */
  readonly location?: string;
  /** When to ask again, when it says that. */
  readonly retryAfterMs?: number;
}

export interface RestClientOptions {
  /** The value of the Authorization header for an address. A refusal to give one throws `RefusedError`; silence throws `NoAnswerError`. */
  readonly authorise: (signal: AbortSignal, url: string) => Promise<string>;
  readonly classify: Classify;
  /** Where an address of the cloud is reached; for custom endpoints. */
  readonly locate?: (url: string) => string;
}

/** The service refused, or does not know what was asked for. */
export class RefusedError extends CloudRefusalError {
  override readonly name = "RefusedError";
}

/** One call at a time, without retries: the engine decides about those. */
export class RestClient {
  readonly #options: RestClientOptions;

  constructor(options: RestClientOptions) {
    this.#options = options;
  }

  /** The answer's JSON; an empty answer is an empty map. Throws `RefusedError` for a no and `NoAnswerError` for silence. */
  async send(request: RestRequest): Promise<PropertyMap> {
    return (await this.exchange(request)).body;
  }

  /** The same with what its headers say. */
  async exchange(request: RestRequest): Promise<RestAnswer> {
    const { authorise, classify } = this.#options;
    const authorization = await authorise(request.signal, request.url);
    const { response, text } = await this.#exchange(request, authorization);
    const body = parse(text);
    const location = response.status === 202 ? response.headers.get("location") : null;
    const seconds = Number(response.headers.get("retry-after"));
    const retryAfter = Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {};
    if (response.ok) return { body: body as PropertyMap, ...(location === null ? {} : { location }), ...retryAfter };
    throw new RefusedError(classify({ status: response.status, body, ...retryAfter }));
  }

  async #exchange({ method, url, query, headers, signal, ...request }: RestRequest, authorization: string) {
    const { locate = (address: string) => address } = this.#options;
    const address = new URL(locate(url));
    for (const [key, value] of Object.entries(query ?? {})) address.searchParams.set(key, value);
    const { type, ...content } = contentOf(request);
    try {
      const response = await fetch(address, { method, signal, headers: { authorization, ...type, ...headers }, ...content });
      return { response, text: await response.text() };
    } catch (error) {
      throw unreached(address.host, error);
    }
  }
}

function contentOf({ body, content }: Pick<RestRequest, "body" | "content">) {
  if (content !== undefined) return { type: { "content-type": content.type }, body: Buffer.from(content.bytes) };
  return body === undefined ? {} : { type: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** A page of a proxy between us and the cloud is not JSON: its text is kept for the message. */
function parse(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    return { error: { message: text.slice(0, 300) } };
  }
}
