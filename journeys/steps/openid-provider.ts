import type { Server } from "node:http";
import { Provider } from "oidc-provider";
import { freePort } from "./free-port.ts";

export interface OpenIdProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}

/** Anybody may sign in to it under any name; `claims` says what it knows of whom. */
export interface OpenIdSetup {
  readonly redirectUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly claims: (login: string) => Record<string, unknown>;
}

/** The independent OpenID provider of the npm registry, on another site than the console. */
export async function startOpenIdProvider({ redirectUrl, clientId, clientSecret, claims }: OpenIdSetup): Promise<OpenIdProvider> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUrl] }],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email"], profile: ["name", "groups"] },
    conformIdTokenClaims: false,
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...claims(id) }) }),
  });
  const server: Server = provider.listen(port, "localhost");
  await new Promise<void>((listening) => server.once("listening", listening));
  return { issuer, stop: () => new Promise((stopped) => void server.close(() => stopped())) };
}
