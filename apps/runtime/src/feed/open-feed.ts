import type { FeedListener } from "./feed-listener.ts";
import { pollFeed } from "./poll-feed.ts";
import { websocketFeed } from "./websocket-feed.ts";

const POLL_SECONDS_DEFAULT = "60";

/** How a feed is read, as its environment says; throws when it does not say where it is. */
export function openFeed(environment: NodeJS.ProcessEnv): (listener: FeedListener) => Promise<void> {
  const { FEED_URL: url, FEED_KIND: kind = "websocket", SUBSCRIBE_MESSAGE: subscribeMessage = "" } = environment;
  if (!url) throw new Error("FEED_URL is not set: the address of the feed, or the secret that holds it, is missing");
  if (kind === "websocket") return (listener) => websocketFeed({ open: () => new WebSocket(url), subscribeMessage }, listener);
  if (kind !== "http-poll") throw new Error(`FEED_KIND is "${kind}"; expected websocket or http-poll`);
  const { POLL_SECONDS: seconds = POLL_SECONDS_DEFAULT, AUTH_HEADER: header = "Authorization", FEED_TOKEN: token } = environment;
  const headers = token ? { [header]: token } : {};
  return (listener) => pollFeed({ url, everySeconds: Number(seconds), headers }, listener);
}
