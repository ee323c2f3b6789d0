import { setTimeout as sleep } from "node:timers/promises";
import type { FeedListener } from "./feed-listener.ts";

export interface PollOptions {
  readonly url: string;
  readonly everySeconds: number;
  readonly headers: Readonly<Record<string, string>>;
}

const TIME_LIMIT_MS = 30_000;
const MS_PER_SECOND = 1000;

/** Asks an address again and again until it is told to end. An answer that has not changed is no news. */
export async function pollFeed({ url, everySeconds, headers }: PollOptions, listener: FeedListener): Promise<void> {
  let before = "";
  let mark: Readonly<Record<string, string>> = {};
  while (!listener.end.aborted) {
    try {
      const answer = await fetch(url, { headers: { ...headers, ...mark }, signal: AbortSignal.timeout(TIME_LIMIT_MS) });
      if (!answer.ok && answer.status !== 304) throw new Error(`the feed answered ${answer.status}`);
      const text = await answer.text();
      listener.reached();
      if (answer.status !== 304 && text !== before) await listener.message(text);
      if (answer.status !== 304) {
        before = text;
        const tag = answer.headers.get("etag");
        mark = tag === null ? {} : { "if-none-match": tag };
      }
    } catch (error) {
      listener.lost(error);
    }
    await sleep(everySeconds * MS_PER_SECOND, undefined, { signal: listener.end }).catch(() => undefined);
  }
}
