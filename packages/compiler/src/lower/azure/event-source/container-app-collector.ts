import { join, type PropertyMap, type Tier } from "@zerolake/resources";
import { answerList, answerText, type Lowering, type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import { collectorMax } from "../../../sizing/collector.ts";
import { containerImage, WAITING_FOR_IMAGE } from "../../container-image.ts";
import { ref } from "../../part-address.ts";
import { actsAsItself, clientId, rolesOf, workloadIdentity } from "../access.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const APP = "Microsoft.App/containerApps";
const PORT = 8080;
/** One replica and its share; memory is always twice the processors. */
const SIZE = { cpu: 1, memory: "2Gi" };
const REQUESTS_PER_REPLICA = "100";
/** A prototype sleeps while nobody sends: its first event waits some seconds. */
const REPLICAS_MIN: Readonly<Record<Tier, number>> = { prototype: 0, standard: 1, production: 2 };

/** Containers behind HTTPS that hand events to the stream. */
export const containerAppCollector: Lowering = {
  cloud: "azure",
  kind: "event-source",
  variant: "container-app-collector",
  service: "Azure Container Apps",
  minutes: [1, 3],
  needs: ["apps-environment"],
  outputs: (part) => {
    const url = join("https://", ref(part, "app", "properties.configuration.ingress.fqdn"), "/events");
    return { ports: { events: { protocol: "https POST", url, region: part.target.region }, endpoint: { url } } };
  },

  lower: (context) => {
    reportStreams(context);
    const image = containerImage(context, "runtime");
    return [
      ...workloadIdentity(context),
      azureResource(context, {
        name: "app",
        type: APP,
        id: ownId(context, APP, "app"),
        minutes: [1, 3],
        body: {
          identity: actsAsItself(context),
          properties: {
            environmentId: environmentOf(context),
            workloadProfileName: "Consumption",
            configuration: {
              activeRevisionsMode: "Single",
              ingress: {
                external: true,
                targetPort: PORT,
                transport: "auto",
                allowInsecure: false,
                traffic: [{ latestRevision: true, weight: 100 }],
              },
            },
            template: {
              containers: [{ name: "main", image, resources: SIZE, env: environment(context) }],
              scale: {
                minReplicas: REPLICAS_MIN[context.target.tier],
                maxReplicas: Math.max(2, collectorMax(context.target.tier, context.figures)),
                rules: [{ name: "http", http: { metadata: { concurrentRequests: REQUESTS_PER_REPLICA } } }],
              },
            },
          },
        },
        dependsOn: rolesOf(context),
        ...(image === undefined ? { deferredUntil: WAITING_FOR_IMAGE } : {}),
      }),
    ];
  },
};

function environmentOf(context: LoweringContext) {
  const id = context.platform("apps-environment")?.["environmentId"];
  if (id === undefined) throw new Error("A container app runs in an environment: it must stay in its needs");
  return id;
}

function environment(context: LoweringContext): readonly PropertyMap[] {
  const stream = context.outgoing("events")[0];
  const keyField = stream ? textSetting(stream, "keyField", "") : "";
  const variables = {
    MODE: "collect",
    PORT: String(PORT),
    ZEROLAKE_OUT_EVENTS: stream && uriFor(context, stream.outputs),
    ZEROLAKE_KEY_FIELD: keyField === "" ? undefined : keyField,
    JWT_ISSUER: answerText(context, "jwtIssuer"),
    JWT_AUDIENCE: answerList(context, "jwtAudience").join(",") || undefined,
    AZURE_CLIENT_ID: clientId(context),
  };
  return Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** Where this source writes: the topic that bears its own id when the stream has one, else the first. */
function uriFor({ component }: Pick<Part, "component">, outputs: PropertyMap): string | undefined {
  const { topics, host } = outputs;
  if (!Array.isArray(topics) || typeof host !== "string") return undefined;
  const topic: unknown = topics.includes(component.id) ? component.id : topics[0];
  return topic === undefined ? undefined : `eventhubs://${host}/${String(topic)}`;
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
