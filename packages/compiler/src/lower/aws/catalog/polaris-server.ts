import type { DesiredResource } from "@zerolake/resources";
import { chosenText, flagSetting, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { ref } from "../../part-address.ts";
import {
  bootstrapCommand,
  catalogKeeperEnvironment,
  POLARIS_HEALTH_PATH,
  POLARIS_PORTS,
  POLARIS_SECRETS,
  POLARIS_SIZE,
  polarisEnvironment,
} from "../../polaris/server.ts";
import { loadBalancer } from "../fargate/load-balancer.ts";
import { fargateScaling } from "../fargate/scaling.ts";
import { fargateService } from "../fargate/service.ts";
import type { SideContainer } from "../fargate/service-options.ts";
import { policyLogicalName } from "../iam.ts";
import { pulledImage } from "../pulled-image.ts";
import { generatedSecretArn, readGeneratedSecrets } from "../secrets/generated-secret.ts";
import { DATABASE, DATABASE_USER, SECRETS, USER } from "./polaris-database.ts";
import { catalogPlaces, STORAGE_ROLE, serverRights } from "./polaris-storage.ts";

const CPU_TARGET_PERCENT = 60;
const IDLE_SECONDS = 120;

/** Of the public address; nothing while the environment names none. */
export function certificateOf(part: Part): string | undefined {
  return chosenText(part, "certificateArn");
}

/** Nobody outside talks to it in the clear: a public address needs a certificate. */
export function isPublic(part: Part): boolean {
  return flagSetting(part, "public") && certificateOf(part) !== undefined;
}

/** Containers of the server behind a load balancer; they start once the database has its user. */
export function polarisServer(context: LoweringContext): readonly DesiredResource[] {
  const min = numberSetting(context, "replicasMin");
  const replicas = { min, max: Math.max(min, numberSetting(context, "replicasMax")) };
  return [
    ...loadBalancer(context, {
      port: POLARIS_PORTS.http,
      healthPath: POLARIS_HEALTH_PATH,
      healthPort: POLARIS_PORTS.health,
      isPublic: isPublic(context),
      certificateArn: certificateOf(context),
      idleSeconds: IDLE_SECONDS,
    }),
    ...fargateService(context, {
      purpose: "polaris",
      image: pulledImage(context, "polaris"),
      ...POLARIS_SIZE,
      port: POLARIS_PORTS.http,
      healthPort: POLARIS_PORTS.health,
      isBalanced: true,
      environment: environment(context),
      secrets: secrets(context, "databasePassword", "tokenKey"),
      readSecrets: readGeneratedSecrets(context, Object.values(SECRETS)),
      roleRights: serverRights(context),
      isInterruptible: false,
      isWritable: true,
      beside: [bootstrap(context), ...keeper(context)],
      dependsOn: [DATABASE_USER, policyLogicalName(STORAGE_ROLE)],
      replicas,
    }),
    ...fargateScaling(context, replicas, CPU_TARGET_PERCENT),
  ];
}

function environment(context: LoweringContext) {
  return polarisEnvironment({ host: ref(context, DATABASE, "Endpoint.Address"), user: USER });
}

/** Makes tables and the root principal before the server starts; where they exist it ends at once. */
function bootstrap(context: LoweringContext): SideContainer {
  return {
    name: "bootstrap",
    image: pulledImage(context, "polaris-admin-tool"),
    command: bootstrapCommand(),
    environment: environment(context),
    secrets: secrets(context, "databasePassword", "rootSecret"),
    isFirst: true,
    isWritable: true,
  };
}

/** Makes the catalog as soon as the server answers; without our image, or without a store, the server runs alone. */
function keeper(context: LoweringContext): readonly SideContainer[] {
  const image = containerImage(context, "runtime");
  const places = catalogPlaces(context);
  if (image === undefined || places === undefined) return [];
  return [{ name: "keeper", image, environment: catalogKeeperEnvironment(context, places), secrets: secrets(context, "rootSecret") }];
}

function secrets(context: LoweringContext, ...keys: readonly (keyof typeof SECRETS)[]) {
  return Object.fromEntries(keys.map((key) => [POLARIS_SECRETS[key], generatedSecretArn(context, SECRETS[key])]));
}
