import type { Lowering } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { feedProgram, feedRefuses } from "../../feeds/feed-program.ts";
import { runWorker } from "../cloud-run/worker.ts";
import { writingLogin } from "../event-stream/stream-login.ts";
import { writingEnvironment } from "../event-stream/written-topic.ts";
import { workloadIdentity } from "../iam.ts";
import { readSecrets, secretPath } from "../secrets/use-secret.ts";

/** One container that holds the connection to a feed and puts what it says on the stream. */
export const feedWorker: Lowering = {
  cloud: "gcp",
  kind: "feed-source",
  variant: "cloud-run-worker",
  service: "Cloud Run worker pool",
  gap: "one worker per feed; a secret that it reads must have a value before it is deployed",
  minutes: [1, 4],
  outputs: (part) => ({ ports: { events: { protocol: "feed", region: part.target.region } } }),
  refuses: feedRefuses,
  lower: (context) => {
    const feed = feedProgram(context, {
      unknownSecretCode: "ZL-GCP-FEED-SECRET",
      secretOf: (name) => secretPath(context, name),
      toStream: writingEnvironment(context, context.outgoing("events")[0]),
    });
    const login = writingLogin(context);
    return [
      ...workloadIdentity(context, readSecrets(context, feed.secretNames)),
      runWorker(context, {
        image: containerImage(context, "runtime"),
        environment: feed.environment,
        secrets: { ...feed.secrets, ...login.secrets },
        after: login.after,
        cpu: "1",
        memory: "512Mi",
        waitsFor: feed.waitsFor,
      }),
    ];
  },
};
