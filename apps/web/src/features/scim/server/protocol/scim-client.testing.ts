import { createScimToken, type Database } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import type { Services } from "@/server/services.ts";
import { answerScim } from "./answer-scim.ts";
import { SCIM_PATH } from "./scim-request.ts";

/** What a test looks at of an answer. */
export interface ScimAnswer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- bodies of the protocol are asserted as they come
  readonly body: any;
}

interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
}

export interface ScimClient {
  readonly world: World;
  readonly token: string;
  /** `place` is a method and a path below the service, as in `GET /Users?count=1`; text is sent as it is. */
  send(place: string, body?: unknown, sending?: Sending): Promise<ScimAnswer>;
}

/** An organisation with a verified domain, and its identity provider. `onAnswer` hears of every request. */
export async function createScimClient(
  services: Services,
  onAnswer: (place: string, answer: ScimAnswer) => void = () => undefined,
): Promise<ScimClient> {
  const { database } = services;
  const world = await createWorld(database);
  await verifyDomain(database, world.organizationId, domainOf(world));
  const { token } = await createScimToken(database, world.organizationId, { name: "Okta", days: 1, actor: world.actor });
  return {
    world,
    token,
    async send(place, body, { headers = {}, token: shown = token } = {}) {
      const [method = "", address = ""] = place.split(/ (.*)/s);
      const url = new URL(`http://127.0.0.1${SCIM_PATH}${address}`);
      const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
      const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/scim+json" };
      const all = { authorization: `Bearer ${shown}`, "x-forwarded-for": "192.0.2.7", "user-agent": "scim-test", ...type, ...headers };
      const path = url.pathname.slice(SCIM_PATH.length).split("/").filter(Boolean).map(decodeURIComponent);
      const response = await answerScim(services, new Request(url, { method, headers: all, ...content }), path);
      const text = await response.text();
      const answer = { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
      onAnswer(place, answer);
      return answer;
    },
  };
}

/** In which everybody of the provider has an address. */
export function domainOf({ slug }: World): string {
  return `${slug}.example`;
}

export async function verifyDomain(database: Database, organizationId: string, domain: string): Promise<void> {
  await database.prisma.verifiedDomain.create({
    data: { organizationId, domain, token: "t", verifiedAt: new Date(), verifiedBy: "operator" },
  });
}
