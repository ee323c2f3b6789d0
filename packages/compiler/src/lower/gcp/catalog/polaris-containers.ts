import type { LoweringContext } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import {
  bootstrapCommand,
  catalogKeeperEnvironment,
  POLARIS_DATABASE,
  POLARIS_SECRETS,
  POLARIS_SIZE,
  polarisEnvironment,
} from "../../polaris/server.ts";
import { publishedImage } from "../../published-image.ts";
import type { Companion, ProgramOptions } from "../cloud-run/program.ts";
import { signInName } from "../cloud-sql/postgres.ts";
import { databaseProxy } from "../cloud-sql/proxy.ts";
import { identityEmail } from "../iam.ts";
import { generatedSecretPath } from "../secrets/generated-secret.ts";
import { catalogPlaces } from "./polaris-places.ts";

/** Texts that are made up for the server, by their keys. */
export const SECRETS = { rootSecret: "root-secret", tokenKey: "token-key" } as const;

const BESIDE = { cpu: "500m", memory: "256Mi" } as const;
/** The tool that makes tables is a program of Java. */
const BOOTSTRAP = { cpu: "500m", memory: "512Mi" } as const;

/** The server and what stands beside it: the way to its database, the maker of its tables, and the keeper of its catalog. */
export function polarisProgram(context: LoweringContext): ProgramOptions {
  return {
    image: publishedImage(context, "polaris"),
    environment: environment(context),
    secrets: secrets(context, "tokenKey"),
    cpu: String(POLARIS_SIZE.cpu),
    memory: `${POLARIS_SIZE.memoryGb}Gi`,
    beside: [databaseProxy(context), bootstrap(context), ...keeper(context)],
  };
}

/** The database is on the same machine, behind its proxy, which signs in instead of a password and encrypts instead of the driver. */
function environment(context: LoweringContext): ProgramOptions["environment"] {
  const { name, port } = POLARIS_DATABASE;
  return {
    ...polarisEnvironment({ host: "localhost", user: signInName(identityEmail(context)) }),
    QUARKUS_DATASOURCE_JDBC_URL: `jdbc:postgresql://localhost:${port}/${name}?sslmode=disable`,
  };
}

function bootstrap(context: LoweringContext): Companion {
  return {
    name: "bootstrap",
    image: publishedImage(context, "polaris-admin-tool"),
    // A container that ends would take the server with it.
    command: bootstrapCommand({ staysUp: true }),
    environment: environment(context),
    secrets: secrets(context, "rootSecret"),
    ...BOOTSTRAP,
  };
}

/** Makes the catalog as soon as the server answers; without our image, or without a store, the server runs alone. */
function keeper(context: LoweringContext): readonly Companion[] {
  const image = containerImage(context, "runtime");
  const places = catalogPlaces(context);
  if (image === undefined || places === undefined) return [];
  return [
    { name: "keeper", image, environment: catalogKeeperEnvironment(context, places), secrets: secrets(context, "rootSecret"), ...BESIDE },
  ];
}

function secrets(context: LoweringContext, ...keys: readonly (keyof typeof SECRETS)[]): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [POLARIS_SECRETS[key], generatedSecretPath(context, SECRETS[key])]));
}
