import { createLocalJWKSet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { issuerAddress } from "./issuer-address.ts";
import { discoveryDocument, keysDocument } from "./issuer-documents.ts";
import { makeSigningKey, type SigningKey } from "./signing-key.ts";
import { subjectOfConnection } from "./subject.ts";
import { createTokenIssuer } from "./token-issuer.ts";

const ids = { organizationId: "0199c1e2-7a2b-7c3d-8e4f-5a6b7c8d9e0f", connectionId: "0199c1e2-7a2b-7c3d-8e4f-5a6b7c8d9e10" };

async function issuerWith(algorithm: "RS256" | "ES256") {
  const { privateKey, ...key } = await makeSigningKey(algorithm);
  const stored: SigningKey = { ...key, createdAt: new Date(0), signsSince: new Date(0), leftAt: null };
  const keys = { list: async () => [stored], open: async () => privateKey };
  return { stored, issuer: createTokenIssuer({ issuer: "https://lake.example", keys, nowMs: Date.now, makeId: () => "id" }) };
}

describe("a token of our issuer", () => {
  it.each(["RS256", "ES256"] as const)(
    "verifies with %s against the published keys, for its audience and ten minutes only",
    async (algorithm) => {
      const { stored, issuer } = await issuerWith(algorithm);
      const token = await issuer.issue({ subject: subjectOfConnection(ids), audience: "sts.amazonaws.com", algorithm });
      const keys = createLocalJWKSet({ keys: [...keysDocument([stored]).keys] });
      const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer: "https://lake.example", audience: "sts.amazonaws.com" });
      expect(protectedHeader).toEqual({ alg: algorithm, kid: stored.id, typ: "JWT" });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
      await expect(jwtVerify(token, keys, { audience: "api://AzureADTokenExchange" })).rejects.toThrow(/aud/);
      await expect(jwtVerify(token, keys, { currentDate: new Date(Date.now() + 601_000) })).rejects.toThrow(/exp/);
    },
  );

  it("is not issued without a key", async () => {
    const issuer = createTokenIssuer({
      issuer: "https://a.example",
      keys: { list: async () => [], open: async () => "" },
      nowMs: Date.now,
      makeId: () => "",
    });
    await expect(issuer.issue({ subject: "s", audience: "a", algorithm: "RS256" })).rejects.toThrow(/no RS256 key/);
  });

  it("speaks for a connection in fewer letters than Google's limit of 127", () => {
    expect(subjectOfConnection(ids).length).toBeLessThanOrEqual(127);
  });
});

describe("what the issuer publishes", () => {
  it("has no private part of any key", async () => {
    const { stored } = await issuerWith("RS256");
    const { stored: other } = await issuerWith("ES256");
    for (const key of keysDocument([stored, other]).keys) {
      expect(Object.keys(key).filter((part) => ["d", "p", "q", "dp", "dq", "qi", "oth", "k"].includes(part))).toEqual([]);
      expect(key).toMatchObject({ use: "sig", kid: expect.any(String), alg: expect.any(String) });
    }
  });

  it("leads from the issuer's address to its keys", () => {
    expect(discoveryDocument("https://keys.example/lake")).toMatchObject({
      issuer: "https://keys.example/lake",
      jwks_uri: "https://keys.example/lake/.well-known/jwks.json",
    });
  });
});

describe("the address of the issuer", () => {
  it.each([
    ["https://lake.example/", "https://lake.example"],
    ["https://files.example/keys//", "https://files.example/keys"],
  ])("%s is good as %s", (url, issuer) => {
    expect(issuerAddress(url)).toEqual({ issuer });
  });

  it.each([
    "http://lake.example",
    "https://localhost:3000",
    "http://127.0.0.1:3000",
    "https://10.1.2.3",
    "https://lake.internal",
    "https://lake.example/?a=1",
  ])("%s is told as a problem", (url) => {
    expect(issuerAddress(url).problem).toBeTruthy();
  });
});
