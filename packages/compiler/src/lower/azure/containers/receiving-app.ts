import type { DesiredResource, Tier, Value } from "@zerolake/resources";
import { answerList, answerText, type LoweringContext } from "../../../lowering.ts";
import { collectorMax } from "../../../sizing/collector.ts";
import { containerImage } from "../../container-image.ts";
import { workloadIdentity } from "../access.ts";
import { pullImages } from "../container-registry/pull-images.ts";
import { writingLogin } from "../event-stream/stream-login.ts";
import { writtenHub } from "../event-stream/written-hub.ts";
import { containerApp } from "./container-app.ts";

/** One replica and its share; memory is always twice the processors. */
const SIZE = { cpu: 1, memoryGb: 2 };
const REQUESTS_PER_REPLICA = 100;
/** A prototype sleeps while nobody sends: the first event waits some seconds, or is sent again. */
const REPLICAS_MIN: Readonly<Record<Tier, number>> = { prototype: 0, standard: 1, production: 2 };

export interface ReceivingApp {
  /** What our program does. */
  readonly mode: "collect" | "logs";
  readonly port: number;
  readonly environment?: Readonly<Record<string, Value | undefined>>;
  readonly waitsFor?: string | undefined;
}

/** Containers behind HTTPS that hand what they are sent to the first stream drawn behind them; senders show a token where an issuer is named. */
export function receivingApp(context: LoweringContext, app: ReceivingApp): readonly DesiredResource[] {
  const { mode, port, environment = {}, waitsFor } = app;
  const [stream] = context.outgoing("events");
  const { tier } = context.target;
  return [
    ...workloadIdentity(context, pullImages(context)),
    containerApp(context, {
      image: containerImage(context, "runtime"),
      ...SIZE,
      environment: {
        MODE: mode,
        PORT: String(port),
        ZEROLAKE_OUT_EVENTS: stream && writtenHub(context, stream.outputs),
        ...environment,
        JWT_ISSUER: answerText(context, "jwtIssuer"),
        JWT_AUDIENCE: answerList(context, "jwtAudience").join(",") || undefined,
      },
      ...writingLogin(context),
      ingress: { port, isPublic: true },
      replicas: { min: REPLICAS_MIN[tier], max: Math.max(2, collectorMax(tier, context.figures)) },
      requestsPerReplica: REQUESTS_PER_REPLICA,
      waitsFor,
    }),
  ];
}
