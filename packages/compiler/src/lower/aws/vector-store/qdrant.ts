import { join } from "@zerolake/resources";
import { type Lowering, numberSetting, textSetting } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { reportPublic } from "../../qdrant/report-public.ts";
import { QDRANT_HEALTH_PATH, QDRANT_PORTS, qdrantCollection, qdrantUri } from "../../qdrant/server.ts";
import { loadBalancer } from "../fargate/load-balancer.ts";
import { generatedSecret, generatedSecretArn, readGeneratedSecrets } from "../secrets/generated-secret.ts";
import { API_KEY, machineAddresses, qdrantMachines } from "./qdrant-machines.ts";

const HTTP = 80;
const IDLE_SECONDS = 120;

/** Qdrant, as it is published, on machines of its own with a volume each: its maker refuses file systems of a network. */
export const qdrant: Lowering = {
  cloud: "aws",
  kind: "vector-store",
  variant: "qdrant",
  service: "Qdrant on Amazon EC2 with Amazon EBS",
  gap: "no managed Qdrant: upgrades and snapshots are yours; it answers inside the environment's network only, to whoever has its key",
  minutes: [5, 10],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => {
    const host = join(ref(part, "loadBalancer", "DNSName"), `:${HTTP}`);
    return {
      ports: {
        vectors: {
          protocol: "qdrant http",
          uri: qdrantUri(part, { host, isTls: false, key: generatedSecretArn(part, API_KEY) }),
          collectionName: qdrantCollection(part),
          secretArn: generatedSecretArn(part, API_KEY),
          dimension: numberSetting(part, "dimension"),
          metric: textSetting(part, "metric"),
          isPrivate: true,
          region: part.target.region,
        },
      },
    };
  },
  grants: {
    in: { vectors: (self) => readGeneratedSecrets(self, [API_KEY]) },
    out: { vectors: (self) => readGeneratedSecrets(self, [API_KEY]) },
  },
  refuses: (_self, _data, direction, { component }) =>
    direction === "in" && component.kind === "stream-processor"
      ? `“${component.title}” has no way to write into Qdrant: let an Embedding pipeline fill it, or choose another engine.`
      : undefined,
  lower: (context) => {
    reportPublic(context, "Put an application in front of it that is public.");
    return [
      generatedSecret(context, API_KEY, `Key of whoever asks ${context.component.id}`),
      ...qdrantMachines(context),
      ...loadBalancer(context, {
        port: QDRANT_PORTS.http,
        healthPath: QDRANT_HEALTH_PATH,
        isPublic: false,
        certificateArn: undefined,
        idleSeconds: IDLE_SECONDS,
        targets: machineAddresses(context),
      }),
    ];
  },
};
