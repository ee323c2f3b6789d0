import type { Lowering } from "../../../lowering.ts";
import { feedRefuses } from "../../feeds/feed-program.ts";
import { feedContainer } from "./feed-container.ts";

/** A container that listens to a feed for as long as it stands. */
export const websocketApp: Lowering = {
  cloud: "azure",
  kind: "feed-source",
  variant: "websocket-app",
  service: "Azure Container Apps",
  gap: "one replica per feed, so a new version misses what is said in the seconds between",
  minutes: [1, 3],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => ({ ports: { events: { protocol: "feed", region: part.target.region } } }),
  refuses: feedRefuses,
  lower: feedContainer,
};
