import { afterEach, expect, test, vi } from "vitest";
import { readSecret } from "../secrets/read-secret.ts";
import { identityName } from "./identity-token.ts";

const asked: string[] = [];

function answerWith(answers: Readonly<Record<string, unknown>>): void {
  vi.stubEnv("IDENTITY_ENDPOINT", "http://identity/token");
  vi.stubEnv("IDENTITY_HEADER", "h");
  vi.stubGlobal("fetch", (input: string | URL) => {
    asked.push(String(input));
    const found = Object.entries(answers).find(([part]) => String(input).includes(part));
    return Promise.resolve(found ? Response.json(found[1]) : new Response("", { status: 403 }));
  });
}

function tokenOf(claims: object): object {
  const token = `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
  return { access_token: token, expires_on: String(Date.now() / 1000 + 3600) };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test("a database knows a program by the name of its identity, which its token tells", async () => {
  const id = "/subscriptions/s/resourcegroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/zl-dev-embed-0a1b2c3d";
  answerWith({ "resource=https%3A%2F%2Fdatabases": tokenOf({ xms_mirid: id }) });
  expect(await identityName("https://databases")).toBe("zl-dev-embed-0a1b2c3d");
});

test("a secret of a vault is read with the container's identity, and a refusal is told without the text", async () => {
  answerWith({ "http://identity": tokenOf({}), "v.vault.azure.net/secrets/api-key?api-version=7.4": { value: "s" } });
  expect(await readSecret("https://v.vault.azure.net/secrets/api-key")).toBe("s");
  answerWith({ "http://identity": tokenOf({}) });
  await expect(readSecret("https://v.vault.azure.net/secrets/api-key")).rejects.toThrow("answered 403");
});

test("a place that no cloud's store of secrets has is asked by nobody", () => {
  asked.length = 0;
  for (const place of [
    "https://evil.example.com/secrets/a",
    "https://v.vault.azure.net/keys/a",
    "arn:aws:s3:::b",
    "projects/p/topics/t",
    "",
  ])
    expect(() => readSecret(place)).toThrow("no place of a secret");
  expect(asked).toEqual([]);
});
