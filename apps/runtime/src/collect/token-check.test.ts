import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, test } from "vitest";
import { startService } from "../local-service.testing.ts";
import { createTokenCheck } from "./token-check.ts";

async function issuerWithKeys() {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const key = { ...(await exportJWK(publicKey)), kid: "1", alg: "ES256" };
  const { url, calls } = await startService(({ path, headers }) => {
    const issuer = `http://${headers.host}`;
    return path.endsWith("openid-configuration") ? { body: { issuer, jwks_uri: `${issuer}/keys` } } : { body: { keys: [key] } };
  });
  const token = (claims: Record<string, unknown>, from = url) =>
    new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "1" }).setIssuer(from).setExpirationTime("1m").sign(privateKey);
  return { url, calls, token };
}

test("lets in a token of the issuer for one of the audiences, by audience or by client", async () => {
  const { url, token, calls } = await issuerWithKeys();
  const check = createTokenCheck({ issuer: url, audiences: ["api", "web"] });
  expect(await check(`Bearer ${await token({ aud: "web" })}`)).toBeUndefined();
  expect(await check(`Bearer ${await token({ client_id: "api" })}`)).toBeUndefined();
  expect(calls).toHaveLength(2);
});

test("refuses no token, another audience, another issuer, another key and an old token", async () => {
  const { url, token } = await issuerWithKeys();
  const check = createTokenCheck({ issuer: url, audiences: ["api"] });
  const other = await issuerWithKeys();
  for (const authorization of [
    undefined,
    "Basic abc",
    `Bearer ${await token({ aud: "web" })}`,
    `Bearer ${await token({ aud: "api" }, "https://else.example.com")}`,
    `Bearer ${await other.token({ aud: "api" }, url)}`,
    `Bearer ${await token({ aud: "api", exp: 1 })}x`,
  ])
    expect(await check(authorization)).toMatch(/^(Send a token|The token is)/);
});

test("rejects while the issuer is away, and asks it again", async () => {
  const { url, calls } = await startService(() => ({ status: 503, body: {} }));
  const check = createTokenCheck({ issuer: url, audiences: [] });
  await expect(check("Bearer a.b.c")).rejects.toThrow("503");
  await expect(check("Bearer a.b.c")).rejects.toThrow("503");
  expect(calls).toHaveLength(2);
});
