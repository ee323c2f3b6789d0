import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import { actsAsItself, rolesOf } from "../access.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { secretAddresses } from "../secrets/use-secret.ts";
import {
  type ContainerProgram,
  containerConfiguration,
  containerOf,
  environmentOf,
  type VaultSecret,
  waitingForProgram,
} from "./container-program.ts";

const APP = "Microsoft.App/containerApps";

export interface NamedProgram extends ContainerProgram {
  readonly name: string;
}

export interface ContainerApp extends ContainerProgram {
  /** Absent = it listens to nobody. */
  readonly ingress?: { readonly port: number; readonly isPublic: boolean };
  readonly healthPath?: string;
  /** Where it says how it is, when that is not where it listens. */
  readonly healthPort?: number;
  /** Containers that run to their end before it starts, and beside it for as long as it runs. */
  readonly before?: readonly NamedProgram[];
  readonly beside?: readonly NamedProgram[];
  readonly replicas: { readonly min: number; readonly max: number };
  /** Requests at once that one replica takes before another one starts. */
  readonly requestsPerReplica?: number;
  readonly dependsOn?: readonly string[];
}

/** A container that runs for as long as it stands, with as many replicas as its callers need. */
export function containerApp(context: LoweringContext, app: ContainerApp): DesiredResource {
  const { ingress, replicas, requestsPerReplica, before = [], beside = [] } = app;
  const vaultSecrets = secretsOf([app, ...before, ...beside]);
  return azureResource(context, {
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
          ...containerConfiguration(context, { ...app, vaultSecrets }),
          ingress: ingress && {
            external: ingress.isPublic,
            targetPort: ingress.port,
            transport: "auto",
            allowInsecure: false,
            traffic: [{ latestRevision: true, weight: 100 }],
          },
        },
        template: {
          initContainers: before.length > 0 ? before.map((program) => containerOf(context, program, program.name)) : undefined,
          containers: [
            { ...containerOf(context, app), probes: probesOf(app) },
            ...beside.map((program) => containerOf(context, program, program.name)),
          ],
          scale: {
            minReplicas: replicas.min,
            maxReplicas: replicas.max,
            rules:
              requestsPerReplica === undefined
                ? undefined
                : [{ name: "http", http: { metadata: { concurrentRequests: String(requestsPerReplica) } } }],
          },
        },
      },
    },
    dependsOn: [...(app.dependsOn ?? []), ...rolesOf(context), ...secretAddresses(context, Object.values(app.secrets ?? {}))],
    ...waitingForProgram(app),
  });
}

export function appName(part: Part): string {
  return nameOf(part, APP, "app");
}

/** Each secret once, whoever of the containers reads it. */
function secretsOf(programs: readonly ContainerProgram[]): readonly VaultSecret[] {
  return [...new Map(programs.flatMap(({ vaultSecrets = [] }) => vaultSecrets).map((secret) => [secret.name, secret])).values()];
}

function probesOf({ ingress, healthPath, healthPort }: ContainerApp) {
  if (!ingress || healthPath === undefined) return undefined;
  return [
    {
      type: "Liveness",
      httpGet: { path: healthPath, port: healthPort ?? ingress.port, scheme: "HTTP" },
      periodSeconds: 10,
      failureThreshold: 6,
    },
  ];
}
