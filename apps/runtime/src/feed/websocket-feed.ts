import { setTimeout as sleep } from "node:timers/promises";
import type { FeedListener } from "./feed-listener.ts";

/** The part of a WebSocket that is used; the platform brings one. */
export interface Socket extends EventTarget {
  send(text: string): void;
  close(): void;
}

export interface WebSocketOptions {
  readonly open: () => Socket;
  /** Sent once after connecting; empty sends nothing. */
  readonly subscribeMessage: string;
}

const PAUSE_MS = { first: 1000, last: 60_000 } as const;

/** Stays connected until it is told to end; after a cut it waits a little longer each time, until a message comes again. */
export async function websocketFeed(options: WebSocketOptions, listener: FeedListener): Promise<void> {
  let pauseMs: number = PAUSE_MS.first;
  const isAlive = (): void => {
    pauseMs = PAUSE_MS.first;
    listener.reached();
  };
  while (!listener.end.aborted) {
    listener.lost(await untilCut(options, listener, isAlive));
    await sleep(pauseMs, undefined, { signal: listener.end }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, PAUSE_MS.last);
  }
}

/** Resolves with the reason once the connection has ended. Messages are put on the stream one after the other. */
function untilCut({ open, subscribeMessage }: WebSocketOptions, listener: FeedListener, isAlive: () => void): Promise<Error> {
  return new Promise((resolve) => {
    const socket = open();
    let queue = Promise.resolve();
    const cut = (reason: string): void => {
      socket.close();
      resolve(new Error(reason));
    };
    listener.end.addEventListener("abort", () => cut("the program ends"), { once: true });
    socket.addEventListener("open", () => {
      if (subscribeMessage !== "") socket.send(subscribeMessage);
      listener.reached();
    });
    socket.addEventListener("message", (event) => {
      const { data } = event as MessageEvent;
      queue = queue
        .then(() => listener.message(String(data)))
        .then(isAlive, (error: unknown) => cut(`the stream took no message: ${String(error)}`));
    });
    socket.addEventListener("error", () => cut("the connection to the feed failed"));
    socket.addEventListener("close", () => cut("the feed closed the connection"));
  });
}
