import { join, type Tier } from "@zerolake/resources";
import { answerList, answerText, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { collectorMax } from "../../../sizing/collector.ts";
import { containerImage } from "../../container-image.ts";
import { ref } from "../../part-address.ts";
import { workloadIdentity } from "../access.ts";
import { containerApp } from "../containers/container-app.ts";
import { containerRights } from "../containers/container-program.ts";
import { writingLogin } from "../event-stream/stream-login.ts";
import { writtenHub } from "../event-stream/written-hub.ts";

/** Where OpenTelemetry sends to. */
const PORT = 4318;
const PATH = "/v1/logs";
const SIZE = { cpu: 1, memoryGb: 2 };
const REQUESTS_PER_REPLICA = 100;
/** Applications send again what nobody took, so that a prototype may sleep. */
const REPLICAS_MIN: Readonly<Record<Tier, number>> = { prototype: 0, standard: 1, production: 2 };

/** Containers behind HTTPS that take logs as OpenTelemetry sends them. */
export const httpLogs: Lowering = {
  cloud: "azure",
  kind: "log-source",
  variant: "http-logs",
  service: "Azure Container Apps",
  gap: "applications send in OpenTelemetry's form as JSON, not as protobuf",
  minutes: [1, 3],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => {
    const url = join("https://", ref(part, "app", "properties.configuration.ingress.fqdn"), PATH);
    return { ports: { events: { protocol: "https POST", url, region: part.target.region } } };
  },
  lower: (context) => {
    const stream = context.outgoing("events")[0];
    if (!stream) reportNowhere(context);
    return [
      ...workloadIdentity(context, containerRights(context)),
      containerApp(context, {
        image: containerImage(context, "runtime"),
        ...SIZE,
        environment: {
          MODE: "logs",
          PORT: String(PORT),
          ZEROLAKE_OUT_EVENTS: stream && writtenHub(context, stream.outputs),
          JWT_ISSUER: answerText(context, "jwtIssuer"),
          JWT_AUDIENCE: answerList(context, "jwtAudience").join(",") || undefined,
        },
        ...writingLogin(context),
        ingress: { port: PORT, isPublic: true },
        replicas: { min: REPLICAS_MIN[context.target.tier], max: Math.max(2, collectorMax(context.target.tier, context.figures)) },
        requestsPerReplica: REQUESTS_PER_REPLICA,
        waitsFor: stream ? undefined : "an Event stream is wired to it",
      }),
    ];
  },
};

function reportNowhere(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-AZURE-LOGS-NOWHERE",
    message: `The logs of “${context.component.title}” go nowhere.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from it to an Event stream.",
  });
}
