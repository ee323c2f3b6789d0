import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type ConnectionTrust, createConnection, createSecretBox, createSigningKeys, listSigningKeys } from "@zerolake/db";
import { createTestDatabase, createWorld, TEST_MASTER_KEY, type TestDatabase, type World } from "@zerolake/db/testing";
import type { Cloud } from "@zerolake/resources";
import { discoveryDocument, keysDocument, type SigningAlgorithm, signingKeyOf, subjectOfConnection } from "@zerolake/workload-identity";
import { importPKCS8, type JWTPayload, SignJWT } from "jose";
import { createWorkerIdentity, type IdentityTokens, type WorkerIdentity } from "../../identity/worker-identity.ts";
import { type Processes, startProcesses } from "../../process.testing.ts";
import { createDriverSource, type DriverSource } from "../driver-source.ts";

const REGIONS: Readonly<Record<Cloud, string>> = { aws: "eu-central-1", azure: "westeurope", gcp: "europe-west4" };

/** A console's documents over HTTP, clouds that read them, and a worker's way to those clouds. */
export class KeylessWorld {
  readonly #host: Server;
  readonly #processes: Processes;
  readonly test: TestDatabase;
  readonly world: World;
  readonly issuer: string;
  readonly identity: WorkerIdentity;

  private constructor(parts: {
    host: Server;
    processes: Processes;
    test: TestDatabase;
    world: World;
    issuer: string;
    identity: WorkerIdentity;
  }) {
    this.#host = parts.host;
    this.#processes = parts.processes;
    this.test = parts.test;
    this.world = parts.world;
    this.issuer = parts.issuer;
    this.identity = parts.identity;
  }

  static async open(): Promise<KeylessWorld> {
    const test = await createTestDatabase();
    const world = await createWorld(test.db);
    let issuer = "";
    const host = createServer((request, response) => {
      const isKeys = request.url === "/.well-known/jwks.json";
      void listSigningKeys(test.db).then((keys) => response.end(JSON.stringify(isKeys ? keysDocument(keys) : discoveryDocument(issuer))));
    });
    await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));
    issuer = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    const identity = createWorkerIdentity({ db: test.db, masterKey: TEST_MASTER_KEY, issuerUrl: issuer });
    await identity.rotateKeys();
    const processes = await startProcesses({
      databaseUrl: process.env["DATABASE_URL"] ?? "",
      redisUrl: process.env["REDIS_URL"] ?? "",
      issuers: issuer,
    });
    return new KeylessWorld({ host, processes, test, world, issuer, identity });
  }

  async close(): Promise<void> {
    await this.#processes.stop();
    await new Promise((done) => this.#host.close(done));
    await this.test.drop();
  }

  get url(): string {
    return this.#processes.sandboxUrl;
  }

  /** Keys of an administrator of the organisation's place in a cloud. */
  async administrator<Answer>(what: "accounts" | "subscriptions" | "projects"): Promise<Answer> {
    const response = await fetch(`${this.url}/_sandbox/${what}`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.#processes.controlToken}` },
      body: JSON.stringify({ organization: this.world.organizationId }),
    });
    return (await response.json()) as Answer;
  }

  async connect(cloud: Cloud, id: string, trust: ConnectionTrust): Promise<string> {
    const { organizationId, user, actor } = this.world;
    const more = { createdById: user.id, actor, secrets: createSecretBox(TEST_MASTER_KEY) };
    const place = { name: `Keyless ${id}`, cloud, method: trust.method, defaultRegion: REGIONS[cloud] };
    await createConnection(this.test.db, organizationId, { id, trust, ...place, ...more });
    return id;
  }

  subjectOf(connectionId: string): string {
    return subjectOfConnection({ organizationId: this.world.organizationId, connectionId });
  }

  newId(): string {
    return randomUUID();
  }

  /** A worker's way to the clouds; each has credentials of its own. */
  drivers({
    ambientIdentityFor = [],
    identity = this.identity,
  }: {
    ambientIdentityFor?: readonly string[];
    identity?: IdentityTokens;
  } = {}): DriverSource {
    const artefacts = { read: () => Promise.resolve(undefined) };
    const secrets = createSecretBox(TEST_MASTER_KEY);
    const { db } = this.test;
    return createDriverSource({ db, secrets, artefacts, sandbox: undefined, identity, cloudsUrl: this.url, ambientIdentityFor });
  }

  async driverOf(connectionId: string, source = this.drivers()) {
    const connection = await this.test.db.prisma.connection.findUniqueOrThrow({ where: { id: connectionId } });
    return (await source.connect(this.world.organizationId, { connectionId, region: connection.defaultRegion })).driver;
  }

  /** Makes the next keys as if they had been shown for two days; they sign after the next rotation. */
  async showNextKey(): Promise<void> {
    await this.identity.rotateKeys(true);
    await this.test.db.pool.query(`UPDATE identity_signing_key SET created_at = created_at - interval '2 days' WHERE signs_since IS NULL`);
  }

  /** A token as our issuer would sign it, with whatever claims. */
  async sign(algorithm: SigningAlgorithm, claims: JWTPayload, key?: Parameters<SignJWT["sign"]>[0]): Promise<string> {
    const keys = createSigningKeys(this.test.db, TEST_MASTER_KEY);
    const current = signingKeyOf(await keys.list(), algorithm);
    if (!current) throw new Error("there is no key");
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: this.issuer, iat: now, nbf: now, exp: now + 600, ...claims })
      .setProtectedHeader({ alg: algorithm, kid: current.id, typ: "JWT" })
      .sign(key ?? (await importPKCS8(await keys.open(current.id), algorithm)));
  }
}
