import { join, type PropertyMap, type Value } from "@zerolake/resources";
import type { Part } from "../../lowering.ts";
import { jsonText } from "../json-text.ts";
import { sqlName } from "../tables/lake-tables.ts";

/** Ports of the server: what engines ask, and where it says how it is. */
export const POLARIS_PORTS = { http: 8181, health: 8182 } as const;
/** Behind the port for health; it answers once the database answers. */
export const POLARIS_HEALTH_PATH = "/q/health/ready";
/** Size of one server. */
export const POLARIS_SIZE = { cpu: 1, memoryGb: 2 } as const;
/** Database and user in it that keep what the catalog knows. */
export const POLARIS_DATABASE = { name: "polaris", port: 5432 } as const;

const REALM = "POLARIS";
/** Name of the one principal that exists after the bootstrap; it manages everything else. */
export const POLARIS_ROOT = "root";

/** Variables whose texts come from the cloud's store of secrets. */
export const POLARIS_SECRETS = {
  databasePassword: "QUARKUS_DATASOURCE_PASSWORD",
  rootSecret: "POLARIS_ROOT_SECRET",
  /** Signs tokens: without it each server signs with a key of its own, and none knows the tokens of another one or of its own past. */
  tokenKey: "POLARIS_AUTHENTICATION_TOKEN_BROKER_SYMMETRIC_KEY_SECRET",
} as const;

export interface PolarisDatabase {
  readonly host: Value;
  readonly user: Value;
}

/** What server and admin tool are told beside their secrets. */
export function polarisEnvironment({ host, user }: PolarisDatabase): Readonly<Record<string, Value>> {
  return {
    POLARIS_PERSISTENCE_TYPE: "relational-jdbc",
    QUARKUS_DATASOURCE_JDBC_URL: join("jdbc:postgresql://", host, `:${POLARIS_DATABASE.port}/${POLARIS_DATABASE.name}?sslmode=require`),
    QUARKUS_DATASOURCE_USERNAME: user,
    POLARIS_REALM_CONTEXT_REALMS: REALM,
    POLARIS_AUTHENTICATION_TOKEN_BROKER_TYPE: "symmetric-key",
  };
}

/**
 * Command for a container of the admin tool that is told `polarisEnvironment`, the password of the database and the root secret:
 * it makes the tables and the root principal. Where they exist already the tool ends with an error, which is none here.
 * `staysUp` is for clouds that end a server together with any container beside it.
 */
export function bootstrapCommand({ staysUp = false }: { readonly staysUp?: boolean } = {}): readonly string[] {
  const lines = [
    `out=$(/opt/jboss/container/java/run/run-java.sh bootstrap -r ${REALM} -c "${REALM},${POLARIS_ROOT},$${POLARIS_SECRETS.rootSecret}" 2>&1)`,
    "code=$?",
    'echo "$out"',
    'case "$out" in *"already been bootstrapped"*) code=0;; esac',
    ...(staysUp ? ["[ $code -eq 0 ] && exec sleep infinity"] : []),
    "exit $code",
  ];
  return ["/bin/sh", "-c", lines.join("\n")];
}

/** The one catalog of the component. */
export function polarisCatalog({ component }: Pick<Part, "component">): string {
  return sqlName(component.id);
}

export interface PolarisPlaces {
  /** What Polaris calls `storageConfigInfo`: `{ storageType, allowedLocations, … }` with what the cloud needs beside it. */
  readonly storage: PropertyMap;
  /** Folder of the tables of which nobody says where they lie. */
  readonly baseLocation: Value;
  readonly namespaces: readonly string[];
}

/**
 * What the runtime image is told as a container beside the server (and with the root secret): it makes the catalog and its
 * namespaces as soon as the server answers, and stays.
 */
export function catalogKeeperEnvironment(
  part: Part,
  { storage, baseLocation, namespaces }: PolarisPlaces,
): Readonly<Record<string, Value>> {
  return {
    MODE: "catalog",
    CATALOG_SERVER: `http://localhost:${POLARIS_PORTS.http}`,
    CATALOG_NAME: polarisCatalog(part),
    CATALOG_STORAGE: jsonText(storage),
    CATALOG_LOCATION: baseLocation,
    CATALOG_NAMESPACES: namespaces.join(","),
  };
}
