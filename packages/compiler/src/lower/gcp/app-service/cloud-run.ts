import { type DesiredResource, reference } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, listSetting, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { beforeProgram, program, waitingForImage } from "../cloud-run/program.ts";
import { callService, isClosed, openService, SERVICE, serviceName } from "../cloud-run/service.ts";
import { identityEmail, workloadIdentity } from "../iam.ts";
import { gcpResource } from "../resource.ts";
import { readSecrets, secretPath } from "../secrets/use-secret.ts";
import { applicationImage } from "./application-image.ts";
import { edgeEnvironment } from "./environment.ts";

const MB_PER_GB = 1024;

/** A container that grows with its load; callers are checked by the service itself before they reach it. */
export const cloudRun: Lowering = {
  cloud: "gcp",
  kind: "app-service",
  variant: "cloud-run",
  service: "Cloud Run",
  gap: "sign-in of people is the application's own affair; with private endpoints it answers inside the network and behind a load balancer of yours",
  minutes: [1, 4],
  outputs: (part) => {
    const identity = { identity: identityEmail(part) };
    return {
      ports: {
        endpoint: { protocol: "https", url: reference(addressIn(part, "service"), "uri"), region: part.target.region, ...identity },
        events: { protocol: "producer", ...identity },
        vectors: identity,
      },
    };
  },
  grants: { out: { endpoint: (self) => [callService(self)] } },
  lower: (context) => [...workloadIdentity(context, readSecrets(context, listSetting(context, "secretNames"))), ...service(context)],
};

function service(context: LoweringContext): readonly DesiredResource[] {
  const image = applicationImage(context);
  const isPrivate = !flagSetting(context, "public") || isClosed(context);
  const min = numberSetting(context, "replicasMin");
  const waiting = waitingForImage(image);
  return [
    gcpResource(context, {
      name: "service",
      type: SERVICE,
      at: { name: serviceName(context) },
      properties: {
        ingress: isPrivate ? "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" : "INGRESS_TRAFFIC_ALL",
        template: {
          ...program(context, {
            image,
            environment: edgeEnvironment(context),
            secrets: secretsOf(context),
            cpu: cpuOf(context),
            memory: `${Math.ceil(numberSetting(context, "memoryGb") * MB_PER_GB)}Mi`,
            port: numberSetting(context, "port"),
          }),
          scaling: { minInstanceCount: min, maxInstanceCount: Math.max(1, min, numberSetting(context, "replicasMax")) },
        },
      },
      dependsOn: beforeProgram(context),
      minutes: [1, 3],
      ...waiting,
    }),
    ...(isOpen(context) ? [openService(context, waiting)] : []),
  ];
}

/** Without a check at the door the application checks, or nobody does. */
function isOpen(part: Part): boolean {
  return textSetting(part, "auth") !== "iam";
}

/** Below one processor the service serves one request at a time and stops between them; so one is the least. */
function cpuOf(part: Part): string {
  const wanted = numberSetting(part, "cpu");
  return String([1, 2, 4, 6, 8].find((cpu) => cpu >= wanted) ?? 8);
}

function secretsOf(context: LoweringContext): Readonly<Record<string, string>> {
  const entries = listSetting(context, "secretNames").flatMap((name): readonly (readonly [string, string])[] => {
    const path = secretPath(context, name);
    return path === undefined ? [] : [[name.toUpperCase().replaceAll("-", "_"), path]];
  });
  return Object.fromEntries(entries);
}
