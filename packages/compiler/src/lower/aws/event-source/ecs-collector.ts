import { join, type Value } from "@zerolake/resources";
import { answerList, answerText, type Lowering, type LoweringContext, type Part } from "../../../lowering.ts";
import { collectorMax, collectorMin } from "../../../sizing/collector.ts";
import { containerImage } from "../../container-image.ts";
import { ref } from "../../part-address.ts";
import { readStreamLogin, streamLogin } from "../event-stream/stream-login.ts";
import { loadBalancer } from "../fargate/load-balancer.ts";
import { fargateScaling } from "../fargate/scaling.ts";
import { fargateService } from "../fargate/service.ts";
import { collectorEnvironment, refusesDirectDelivery, reportStreams, waitingForStream } from "./http-lambda.ts";

const PORT = 8080;
const HEALTH_PATH = "/healthz";
const IDLE_SECONDS = 60;
/** A collector grows early: a full queue in front of it loses events. */
const CPU_TARGET_PERCENT = 50;
/** Size of a task, as the events per task were assumed for it. */
const TASK = { cpu: 1, memoryGb: 2 } as const;

/** Containers behind a load balancer: for rates at which a price per request would be too much. */
export const ecsCollector: Lowering = {
  cloud: "aws",
  kind: "event-source",
  variant: "ecs-collector",
  service: "AWS Fargate behind an Application Load Balancer",
  gap: "it costs something without traffic; HTTPS needs a certificate of yours",
  minutes: [4, 8],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => {
    const scheme = certificateOf(part) === undefined ? "http" : "https";
    const url = join(`${scheme}://`, ref(part, "loadBalancer", "DNSName"), "/events");
    return { ports: { events: { protocol: "https POST", url, region: part.target.region }, endpoint: { url } } };
  },
  refuses: refusesDirectDelivery,

  lower: (context) => {
    reportStreams(context);
    const certificateArn = certificateOf(context);
    const replicas = { min: collectorMin(context.target.tier), max: collectorMax(context.target.tier, context.figures) };
    return [
      ...loadBalancer(context, {
        port: PORT,
        healthPath: HEALTH_PATH,
        // Without a certificate nobody outside the network may send events in the clear.
        isPublic: certificateArn !== undefined,
        certificateArn,
        idleSeconds: IDLE_SECONDS,
      }),
      ...fargateService(context, {
        purpose: "collector",
        image: containerImage(context, "runtime"),
        ...TASK,
        port: PORT,
        isBalanced: true,
        environment: environment(context),
        secrets: streamLogin(context),
        readSecrets: readStreamLogin(context),
        // A task that is taken away would lose the events in its hands.
        isInterruptible: false,
        waitsFor: waitingForStream(context).deferredUntil,
        replicas,
      }),
      ...fargateScaling(context, replicas, CPU_TARGET_PERCENT),
    ];
  },
};

function certificateOf(part: Part): string | undefined {
  return answerText(part, "certificateArn");
}

function environment(context: LoweringContext): Readonly<Record<string, Value>> {
  const variables = {
    MODE: "collect",
    PORT: String(PORT),
    ...collectorEnvironment(context),
    JWT_ISSUER: answerText(context, "jwtIssuer"),
    JWT_AUDIENCE: answerList(context, "jwtAudience").join(",") || undefined,
  };
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value as Value] as const])),
  );
}
