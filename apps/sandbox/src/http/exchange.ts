/** One request as the services see it. */
export interface Exchange {
  readonly method: string;
  /** As sent, still encoded, without the query. */
  readonly rawPath: string;
  readonly path: string;
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What a handler may come to: a reply, or silence (the connection is cut, as a network would). */
export type Answer = Reply | "none";

export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(value) };
}

export function emptyReply(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: "" };
}

export function bodyText(exchange: Exchange): string {
  return Buffer.from(exchange.body).toString("utf8");
}
