import { join, type Tier, type Value } from "@zerolake/resources";
import { answerList, answerText, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { collectorMax } from "../../../sizing/collector.ts";
import { containerImage } from "../../container-image.ts";
import { keyFieldOf } from "../../key-field.ts";
import { ref } from "../../part-address.ts";
import { workloadIdentity } from "../access.ts";
import { containerApp } from "../containers/container-app.ts";
import { containerRights } from "../containers/container-program.ts";
import { writingLogin } from "../event-stream/stream-login.ts";
import { writtenHub } from "../event-stream/written-hub.ts";

const PORT = 8080;
/** One replica and its share; memory is always twice the processors. */
const SIZE = { cpu: 1, memoryGb: 2 };
const REQUESTS_PER_REPLICA = 100;
/** A prototype sleeps while nobody sends: its first event waits some seconds. */
const REPLICAS_MIN: Readonly<Record<Tier, number>> = { prototype: 0, standard: 1, production: 2 };

/** Containers behind HTTPS that hand events to the stream. */
export const containerAppCollector: Lowering = {
  cloud: "azure",
  kind: "event-source",
  variant: "container-app-collector",
  service: "Azure Container Apps",
  minutes: [1, 3],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => {
    const url = join("https://", ref(part, "app", "properties.configuration.ingress.fqdn"), "/events");
    return { ports: { events: { protocol: "https POST", url, region: part.target.region }, endpoint: { url } } };
  },

  lower: (context) => {
    reportStreams(context);
    return [
      ...workloadIdentity(context, containerRights(context)),
      containerApp(context, {
        image: containerImage(context, "runtime"),
        ...SIZE,
        environment: environment(context),
        ...writingLogin(context),
        ingress: { port: PORT, isPublic: true },
        replicas: {
          min: REPLICAS_MIN[context.target.tier],
          max: Math.max(2, collectorMax(context.target.tier, context.figures)),
        },
        requestsPerReplica: REQUESTS_PER_REPLICA,
      }),
    ];
  },
};

function environment(context: LoweringContext): Readonly<Record<string, Value | undefined>> {
  const stream = context.outgoing("events")[0];
  return {
    MODE: "collect",
    PORT: String(PORT),
    ZEROLAKE_OUT_EVENTS: stream && writtenHub(context, stream.outputs),
    ZEROLAKE_KEY_FIELD: keyFieldOf(stream),
    JWT_ISSUER: answerText(context, "jwtIssuer"),
    JWT_AUDIENCE: answerList(context, "jwtAudience").join(",") || undefined,
  };
}

/** One stream is written, so that an answer never stands for half of the copies. */
function reportStreams(context: LoweringContext): void {
  const [first, ...others] = context.outgoing("events");
  for (const { component } of others) {
    context.report({
      severity: "error",
      code: "ZL-AZURE-COLLECTOR-STREAMS",
      message: `“${context.component.title}” writes to “${first?.component.title}” and cannot write to “${component.title}” too.`,
      target: { component: context.component.id },
      hint: "Remove one of the arrows, or let a Stream processing job copy the events.",
    });
  }
}
