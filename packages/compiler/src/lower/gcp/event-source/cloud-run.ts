import { type DesiredResource, reference } from "@zerolake/resources";
import { answerList, answerText, type Lowering, type LoweringContext, type Peer } from "../../../lowering.ts";
import { collectorMax } from "../../../sizing/collector.ts";
import { containerImage } from "../../container-image.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { beforeProgram, program, waitingForImage } from "../cloud-run/program.ts";
import { openService, SERVICE, serviceName } from "../cloud-run/service.ts";
import { writingLogin } from "../event-stream/stream-login.ts";
import { writingEnvironment } from "../event-stream/written-topic.ts";
import { workloadIdentity } from "../iam.ts";
import { gcpResource } from "../resource.ts";

const PORT = 8080;

/** A container that takes JSON over HTTPS and puts it on the stream; outside production nothing runs while nobody sends. */
export const cloudRunCollector: Lowering = {
  cloud: "gcp",
  kind: "event-source",
  variant: "cloud-run",
  service: "Cloud Run",
  gap: "the first request after a pause takes some seconds longer",
  minutes: [1, 4],
  outputs: (part) => {
    const url = reference(addressIn(part, "service"), "uri");
    return { ports: { events: { protocol: "https POST", url, region: part.target.region }, endpoint: { url } } };
  },
  lower: (context) => [...workloadIdentity(context), ...collector(context)],
};

/** One stream is written, so that an answer never stands for half of the copies. */
function reportSecondStream(context: LoweringContext, other: Peer, first: Peer | undefined): void {
  context.report({
    severity: "error",
    code: "ZL-GCP-COLLECTOR-STREAMS",
    message: `“${context.component.title}” writes to “${first?.component.title}” and cannot write to “${other.component.title}” too.`,
    target: { component: context.component.id },
    hint: "Remove one of the arrows, or let a Stream processing job copy the events.",
  });
}

/** The container that takes events over HTTPS, and who may call it. */
export function collector(context: LoweringContext): readonly DesiredResource[] {
  const [stream, ...others] = context.outgoing("events");
  for (const other of others) reportSecondStream(context, other, stream);
  if (!stream) return [];
  const image = containerImage(context, "runtime");
  const deferred = waitingForImage(image);
  return [
    gcpResource(context, {
      name: "service",
      type: SERVICE,
      at: { name: serviceName(context) },
      properties: { ingress: "INGRESS_TRAFFIC_ALL", template: template(context, stream, image) },
      dependsOn: [...beforeProgram(context), ...writingLogin(context).after],
      minutes: [1, 3],
      ...deferred,
    }),
    ...(isOpen(context) ? [openService(context, deferred)] : []),
  ];
}

/** Who signs in with a token of the application's own users is checked by the collector; without one, production admits Google identities only. */
function isOpen(context: LoweringContext): boolean {
  return context.target.tier !== "production" || answerText(context, "jwtIssuer") !== undefined;
}

function template(context: LoweringContext, stream: Peer, image: string | undefined): LooseMap {
  return {
    ...program(context, {
      image,
      environment: {
        MODE: "collect",
        ...writingEnvironment(context, stream),
        JWT_ISSUER: answerText(context, "jwtIssuer"),
        JWT_AUDIENCE: answerList(context, "jwtAudience").join(",") || undefined,
      },
      secrets: writingLogin(context).secrets,
      cpu: "1",
      memory: "512Mi",
      port: PORT,
    }),
    scaling: {
      minInstanceCount: context.target.tier === "production" ? 1 : 0,
      maxInstanceCount: collectorMax(context.target.tier, context.figures),
    },
  };
}
