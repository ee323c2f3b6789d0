import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";

export interface Forged {
  readonly header: JWTHeaderParameters;
  readonly claims: Record<string, unknown>;
}

export type Key = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

/** An OpenID provider that hands out whatever ID token a test wants. */
export async function startForgingProvider() {
  const keys = await rsaKey("key-1");
  let present = keys;
  let idToken = "";
  let userInfo: Record<string, unknown> | undefined;
  let issuerInDiscovery: string | undefined;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", issuer());
    const answer = (body: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(body));
    if (pathname === "/.well-known/openid-configuration") {
      answer({
        issuer: issuerInDiscovery ?? issuer(),
        authorization_endpoint: `${issuer()}/authorize`,
        token_endpoint: `${issuer()}/token`,
        jwks_uri: `${issuer()}/jwks`,
        ...(userInfo ? { userinfo_endpoint: `${issuer()}/userinfo` } : {}),
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256", "PS256", "ES256", "EdDSA", "HS256", "none"],
        authorization_response_iss_parameter_supported: true,
      });
    } else if (pathname === "/jwks") answer({ keys: [present.publicJwk] });
    else if (pathname === "/userinfo") answer(userInfo);
    else answer({ access_token: "access", token_type: "Bearer", expires_in: 60, id_token: idToken });
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer: issuer(),
    key: keys,
    handOut(token: string) {
      idToken = token;
    },
    rotateTo(next: Awaited<ReturnType<typeof rsaKey>>) {
      present = next;
    },
    tellInUserInfo(claims: Record<string, unknown> | undefined) {
      userInfo = claims;
    },
    claimToBe(other: string | undefined) {
      issuerInDiscovery = other;
    },
    stop: () => new Promise<void>((done) => void server.close(() => done())),
  };
}

export type ForgingProvider = Awaited<ReturnType<typeof startForgingProvider>>;

export const rsaKey = (kid: string) => signingKey(kid, "RS256");

export async function signingKey(kid: string, alg: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, privateKey, publicKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
}

export function sign({ header, claims }: Forged, key: Key | Uint8Array): Promise<string> {
  return new SignJWT(claims).setProtectedHeader(header).sign(key);
}

/** A token without a signature, as the algorithm "none" wants it. */
export function unsigned(claims: Record<string, unknown>): string {
  return `${partOf({ alg: "none", typ: "JWT" })}.${partOf(claims)}.`;
}

function partOf(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
