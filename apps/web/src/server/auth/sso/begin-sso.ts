import { randomBytes } from "node:crypto";
import { beginSignIn, openSsoConnection } from "@zerolake/db";
import { beginOidc, beginSaml, SignInProblem } from "@zerolake/sso";
import type { Services } from "../../services.ts";
import { providerConnection, providerFetch } from "./provider-connection.ts";

interface Beginning {
  readonly organizationId: string;
  /** Where to go afterwards, an address of the console. */
  readonly target: string;
  /** Who tests, where it is a test. */
  readonly testedById?: string;
}

export interface Begun {
  /** At the provider. */
  readonly url: string;
  /** What the browser carries, so that only it can come back. */
  readonly browser: string;
}

const MARK_BYTES = 32;

/** Sends somebody to the organisation's provider and keeps what the way back has to fit. Throws `SignInProblem`. */
export async function beginSso(services: Services, { organizationId, target, testedById }: Beginning): Promise<Begun> {
  const { database, secretBox, environment } = services;
  const connection = await openSsoConnection(database, organizationId, secretBox);
  if (!connection || (connection.state === "off" && testedById === undefined)) {
    throw new SignInProblem("SSO-SETTINGS", "Single sign-on is off.");
  }
  const provider = providerConnection(connection, { origin: environment.NEXTAUTH_URL, organizationId });
  const browser = mark();
  const base = {
    connectionId: connection.id,
    purpose: testedById === undefined ? ("signIn" as const) : ("test" as const),
    browser,
    target,
    ...(testedById === undefined ? {} : { startedById: testedById }),
  };
  if (provider.protocol === "oidc") {
    const { redirectUrl } = provider;
    const { url, ...expected } = await beginOidc(provider.oidc, { redirectUrl, fetch: providerFetch(services) });
    await beginSignIn(database, organizationId, { ...base, ...expected });
    return { url, browser };
  }
  // An XML id begins with a letter.
  const [requestId, relayState] = [`z${randomBytes(MARK_BYTES).toString("hex")}`, mark()];
  const { url } = await beginSaml(provider.saml, { requestId, relayState });
  await beginSignIn(database, organizationId, { ...base, state: relayState, requestId });
  return { url, browser };
}

function mark(): string {
  return randomBytes(MARK_BYTES).toString("base64url");
}
