import { type DesiredResource, join } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, type Statement } from "../../../lowering.ts";
import { metadataMachine } from "../../../sizing/postgres-machine.ts";
import { containerImage } from "../../container-image.ts";
import { addressIn, ref } from "../../part-address.ts";
import { catalogPort } from "../../polaris/catalog-port.ts";
import { reportUnlistedTables } from "../../polaris/report-unlisted.ts";
import {
  bootstrapCommand,
  catalogKeeperEnvironment,
  POLARIS_DATABASE,
  POLARIS_HEALTH_PATH,
  POLARIS_PORTS,
  POLARIS_SECRETS,
  POLARIS_SIZE,
  polarisEnvironment,
} from "../../polaris/server.ts";
import { publishedImage } from "../../published-image.ts";
import { allow, OWN_RIGHTS, ownRights } from "../access.ts";
import { pullImages } from "../container-registry/pull-images.ts";
import { containerApp, type NamedProgram } from "../containers/container-app.ts";
import type { VaultSecret } from "../containers/container-program.ts";
import { reportFarImages } from "../containers/far-images.ts";
import { generatedAddress, generatedSecret } from "../key-vault/generated-secret.ts";
import { keepingVault } from "../key-vault/keeping-vault.ts";
import { secretUriIn } from "../key-vault/secret-place.ts";
import { readVault } from "../key-vault/vault.ts";
import { postgresServer, serverHost } from "../postgres/server.ts";
import { catalogPlaces, storesOf } from "./polaris-places.ts";

const USER = "polaris";
const SECRET_NAMES = { databasePassword: "database-password", rootSecret: "root-secret", tokenKey: "token-key" } as const;
const SMALL = { cpu: 0.25, memoryGb: 0.5 };
const ONCE = { cpu: 0.5, memoryGb: 1 };

/** Apache Polaris, as it is published, with a database of its own; what it needs to know lies in its vault. */
export const polaris: Lowering = {
  cloud: "azure",
  kind: "catalog",
  variant: "polaris",
  service: "Apache Polaris on Azure Container Apps",
  gap: "no managed Polaris: upgrades are yours; it knows the tables that are made through it, and hands out keys for them only where that is asked for",
  minutes: [10, 20],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => ({
    ports: {
      catalog: catalogPort(part, join("https://", ref(part, "app", "properties.configuration.ingress.fqdn"), "/api/catalog"), {
        rootSecretUri: secretUriIn(part, SECRET_NAMES.rootSecret),
      }),
    },
  }),
  lower: (context) => {
    reportUnlistedTables(context);
    reportFarImages(context, ["polaris", "polaris-admin-tool"]);
    return [
      ...keepingVault(context),
      ...Object.values(SECRET_NAMES).map((name) => generatedSecret(context, name)),
      ...ownRights(context, [readVault(context), ...pullImages(context), ...handingOut(context)]),
      ...postgresServer(context, { ...metadataMachine(context), database: POLARIS_DATABASE.name, password: databasePassword(context) }),
      server(context),
    ];
  },
};

function databasePassword(context: LoweringContext) {
  const name = SECRET_NAMES.databasePassword;
  return { login: USER, secretUri: secretUriIn(context, name), address: generatedAddress(context, name) };
}

/** Keys for single tables are made with a key that the whole account gives out. */
function handingOut(context: LoweringContext): readonly Statement[] {
  if (!flagSetting(context, "credentialVending")) return [];
  return storesOf(context).map(({ component, outputs }) =>
    allow("blobDelegator", String(outputs["accountId"]), addressIn({ component }, "account")),
  );
}

function server(context: LoweringContext): DesiredResource {
  const environment = polarisEnvironment({ host: serverHost(context), user: USER });
  const min = numberSetting(context, "replicasMin");
  return containerApp(context, {
    image: publishedImage(context, "polaris"),
    ...POLARIS_SIZE,
    environment,
    vaultSecrets: secrets(context, "databasePassword", "tokenKey"),
    ingress: { port: POLARIS_PORTS.http, isPublic: flagSetting(context, "public") },
    healthPath: POLARIS_HEALTH_PATH,
    healthPort: POLARIS_PORTS.health,
    replicas: { min, max: Math.max(min, numberSetting(context, "replicasMax")) },
    before: [
      {
        name: "bootstrap",
        image: publishedImage(context, "polaris-admin-tool"),
        ...ONCE,
        command: bootstrapCommand(),
        environment,
        vaultSecrets: secrets(context, "databasePassword", "rootSecret"),
      },
    ],
    beside: keeper(context),
    dependsOn: [OWN_RIGHTS, "database", ...Object.values(SECRET_NAMES).map((name) => generatedAddress(context, name))],
  });
}

/** Makes the catalog as soon as the server answers; without our image, or without a store, the server runs alone. */
function keeper(context: LoweringContext): readonly NamedProgram[] {
  const image = containerImage(context, "runtime");
  const places = catalogPlaces(context);
  if (image === undefined || places === undefined) return [];
  const environment = catalogKeeperEnvironment(context, places);
  return [{ name: "keeper", image, ...SMALL, environment, vaultSecrets: secrets(context, "rootSecret") }];
}

function secrets(context: LoweringContext, ...keys: readonly (keyof typeof SECRET_NAMES)[]): readonly VaultSecret[] {
  return keys.map((key) => ({ variable: POLARIS_SECRETS[key], name: SECRET_NAMES[key], uri: secretUriIn(context, SECRET_NAMES[key]) }));
}
