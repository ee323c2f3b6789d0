import * as z from "zod";
import { log } from "../http-server.ts";

export interface KeptCatalog {
  /** `http://localhost:8181` */
  readonly server: string;
  readonly name: string;
  /** What Polaris calls `storageConfigInfo`, as JSON. */
  readonly storage: string;
  readonly location: string;
  readonly namespaces: readonly string[];
  /** Of the root principal. */
  readonly secret: string;
}

const ROOT = "root";
const TIME_LIMIT_MS = 30_000;
const tokenSchema = z.object({ access_token: z.string() });
const storageSchema = z.record(z.string(), z.unknown());

/** Makes the catalog and its namespaces where they are missing; what is there stays as it is. Rejects with what the server answered. */
export async function makeCatalog({ server, name, storage, location, namespaces, secret }: KeptCatalog): Promise<void> {
  const token = await signIn(server, secret);
  const post = async (path: string, body: object): Promise<void> => {
    const response = await fetch(`${server}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    // 409: somebody made it before.
    if (!response.ok && response.status !== 409)
      throw new Error(`Polaris answered ${response.status} to ${path}: ${(await response.text()).slice(0, 300)}`);
  };
  await post("/api/management/v1/catalogs", {
    catalog: {
      name,
      type: "INTERNAL",
      properties: { "default-base-location": location },
      storageConfigInfo: storageSchema.parse(JSON.parse(storage)),
    },
  });
  for (const namespace of namespaces) await post(`/api/catalog/v1/${name}/namespaces`, { namespace: [namespace] });
}

async function signIn(server: string, secret: string): Promise<string> {
  const response = await fetch(`${server}/api/catalog/v1/oauth/tokens`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: ROOT, client_secret: secret, scope: "PRINCIPAL_ROLE:ALL" }),
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`Polaris did not let ${ROOT} in: it answered ${response.status}`);
  return tokenSchema.parse(await response.json()).access_token;
}

const RETRY_MS = 10_000;
const LOOK_MS = 600_000;

/** The server needs a while to start, and a database may be emptied: so it looks again and again, for as long as the container stands. */
export async function keepCatalog(
  catalog: KeptCatalog,
  pause = (ms: number) => new Promise((done) => setTimeout(done, ms)),
): Promise<never> {
  let isMade = false;
  for (;;) {
    try {
      await makeCatalog(catalog);
      if (!isMade) log("info", "the catalog is there", { catalog: catalog.name });
      isMade = true;
    } catch (error) {
      isMade = false;
      log("error", error instanceof Error ? error.message : String(error));
    }
    await pause(isMade ? LOOK_MS : RETRY_MS);
  }
}
