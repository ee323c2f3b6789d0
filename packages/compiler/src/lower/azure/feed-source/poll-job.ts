import type { Lowering } from "../../../lowering.ts";
import { feedRefuses } from "../../feeds/feed-program.ts";
import { feedContainer } from "./feed-container.ts";

/** A container that asks a feed again and again; it does not start anew each time, so pauses under a minute work, too. */
export const pollJob: Lowering = {
  cloud: "azure",
  kind: "feed-source",
  variant: "poll-job",
  service: "Azure Container Apps",
  gap: "one replica per feed; what a feed says between two questions is not seen",
  minutes: [1, 3],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => ({ ports: { events: { protocol: "feed", region: part.target.region } } }),
  refuses: feedRefuses,
  lower: feedContainer,
};
