import { type DesiredResource, reference } from "@zerolake/resources";
import { answerList, answerText, type Lowering, type LoweringContext, type Part, type Peer, textSetting } from "../../../lowering.ts";
import { collectorMax } from "../../../sizing/collector.ts";
import { containerImage, WAITING_FOR_IMAGE } from "../../container-image.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { IDENTITY, identityEmail, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { privateAccess } from "../private-access.ts";
import { gcpResource } from "../resource.ts";

const SERVICE = "run.service";
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
  lower: (context) => {
    const [stream, ...others] = context.outgoing("events");
    for (const other of others) reportSecondStream(context, other, stream);
    return [...workloadIdentity(context), ...(stream ? collector(context, stream) : [])];
  },
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

function collector(context: LoweringContext, stream: Peer): readonly DesiredResource[] {
  const image = containerImage(context, "runtime");
  const deferred = image === undefined ? { deferredUntil: WAITING_FOR_IMAGE } : {};
  const name = nameOf(context, SERVICE, "service");
  return [
    gcpResource(context, {
      name: "service",
      type: SERVICE,
      at: { name },
      properties: { ingress: "INGRESS_TRAFFIC_ALL", template: template(context, stream, image) },
      dependsOn: [IDENTITY, "grant", ...afterKeyGrant(context, "run.googleapis.com")],
      minutes: [1, 3],
      ...deferred,
    }),
    ...(isOpen(context)
      ? [
          gcpResource(context, {
            name: "public",
            type: "iam.member",
            properties: { onType: SERVICE, on: pathOf(context, SERVICE, { name }), role: "roles/run.invoker", member: "allUsers" },
            dependsOn: ["service"],
            ...deferred,
          }),
        ]
      : []),
  ];
}

/** Who signs in with a token of the application's own users is checked by the collector; without one, production admits Google identities only. */
function isOpen(context: LoweringContext): boolean {
  return context.target.tier !== "production" || answerText(context, "jwtIssuer") !== undefined;
}

function template(context: LoweringContext, stream: Peer, image: string | undefined): LooseMap {
  return {
    serviceAccount: identityEmail(context),
    scaling: {
      minInstanceCount: context.target.tier === "production" ? 1 : 0,
      maxInstanceCount: collectorMax(context.target.tier, context.figures),
    },
    containers: [
      {
        image,
        env: environment(context, stream),
        ports: [{ containerPort: PORT }],
        resources: { limits: { cpu: "1", memory: "512Mi" } },
      },
    ],
    vpcAccess: privateAccess(context),
    encryptionKey: keyName(context),
  };
}

function environment(context: Part, stream: Peer): readonly LooseMap[] {
  const keyField = textSetting(stream, "keyField", "");
  const variables = {
    MODE: "collect",
    ZEROLAKE_OUT_EVENTS: stream.outputs["uri"],
    ZEROLAKE_KEY_FIELD: keyField === "" ? undefined : keyField,
    JWT_ISSUER: answerText(context, "jwtIssuer"),
    JWT_AUDIENCE: answerList(context, "jwtAudience").join(",") || undefined,
  };
  return Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
