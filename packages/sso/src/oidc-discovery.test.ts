import { describe, expect, it } from "vitest";
import { beginOidc, finishOidc } from "./oidc.ts";
import type { Fetch } from "./oidc-connection.ts";

const ISSUER = "https://idp.example/application/o/lake/";

/** Answers by address; an address that nothing is said of is not there. */
const answering =
  (answers: Record<string, unknown>): Fetch =>
  async (url) =>
    url in answers ? Response.json(answers[url]) : new Response("", { status: 404 });

const documentOf = (issuer: string, more: object = {}) => ({
  issuer,
  authorization_endpoint: "https://idp.example/authorize",
  token_endpoint: "https://idp.example/token",
  jwks_uri: "https://idp.example/jwks",
  id_token_signing_alg_values_supported: ["RS256"],
  ...more,
});

const connection = (issuer: string) => ({ issuer, clientId: "lake-console", clientSecret: "a-secret", scopes: ["email"] });
const begin = (issuer: string, fetch: Fetch) => beginOidc(connection(issuer), { redirectUrl: "https://console.example/oidc", fetch });

/** How each call to the token endpoint told the secret, until the provider is content. */
async function waysTold(methods: readonly string[] | undefined, refusal: Response) {
  const told: string[] = [];
  const document = documentOf(ISSUER, methods === undefined ? {} : { token_endpoint_auth_methods_supported: methods });
  const others = answering({ [`${ISSUER}.well-known/openid-configuration`]: document });
  const fetch: Fetch = async (url, init) => {
    if (url !== "https://idp.example/token") return others(url, init);
    const isPosted = String(init.body).includes("client_secret=a-secret");
    told.push(isPosted ? "post" : "basic");
    return isPosted ? Response.json({ error: "invalid_grant" }, { status: 400 }) : refusal.clone();
  };
  const expected = { state: "s", nonce: "n", codeVerifier: "v".repeat(43) };
  const currentUrl = new URL("https://console.example/oidc?code=c&state=s");
  const problem = await finishOidc(connection(ISSUER), { currentUrl, expected, fetch }).catch((error: unknown) => error);
  return { told, problem };
}

const unknown = () => Response.json({ error: "invalid_client" }, { status: 401 });
const challenge = () => Response.json({ error: "invalid_client" }, { status: 401, headers: { "www-authenticate": "Basic" } });

describe("the issuer", () => {
  const fetch = answering({ [`${ISSUER}.well-known/openid-configuration`]: documentOf(ISSUER) });

  it.each([ISSUER, ISSUER.slice(0, -1)])("is found with its slash at the end and without it: %s", async (issuer) => {
    expect((await begin(issuer, fetch)).url).toContain("https://idp.example/authorize?");
  });

  it("that differs in more is refused, and the one to write is told", async () => {
    const foreign = answering({ "https://idp.example/.well-known/openid-configuration": documentOf(ISSUER) });
    await expect(begin("https://idp.example", foreign)).rejects.toMatchObject({
      code: "SSO-UNREACHABLE",
      message: expect.stringContaining(`“${ISSUER}”`),
    });
  });

  it.each(["common", "organizations"])("that stands for every tenant of Entra is refused: %s", async (tenant) => {
    const base = `https://login.microsoftonline.com/${tenant}/v2.0`;
    const document = documentOf("https://login.microsoftonline.com/{tenantid}/v2.0");
    const everybody = answering({ [`${base}/.well-known/openid-configuration`]: document });
    await expect(begin(base, everybody)).rejects.toMatchObject({ code: "SSO-SETTINGS" });
    await expect(begin(`${base}/.well-known/openid-configuration`, everybody)).rejects.toMatchObject({ code: "SSO-SETTINGS" });
  });
});

describe("the client's secret", () => {
  it.each([
    ["by its error", unknown()],
    ["by a challenge", challenge()],
  ])("is told in the form where the header was refused %s", async (_how, refusal) => {
    expect(await waysTold(["client_secret_post", "client_secret_basic"], refusal)).toMatchObject({ told: ["basic", "post"] });
    expect(await waysTold(undefined, refusal)).toMatchObject({ told: ["basic", "post"] });
  });

  it("is told once where the provider knows one way, and the refusal is the provider's", async () => {
    expect(await waysTold(["client_secret_post"], unknown())).toMatchObject({ told: ["post"], problem: { code: "SSO-PROVIDER" } });
    expect(await waysTold(["client_secret_basic"], challenge())).toMatchObject({ told: ["basic"], problem: { code: "SSO-PROVIDER" } });
  });

  it("is not to blame where the token endpoint cannot be called", async () => {
    const others = answering({ [`${ISSUER}.well-known/openid-configuration`]: documentOf(ISSUER) });
    const refused = Object.assign(new Error("idp.example has no public address that may be called."), { name: "OutboundError" });
    const fetch: Fetch = (url, init) => (url === "https://idp.example/token" ? Promise.reject(refused) : others(url, init));
    const expected = { state: "s", nonce: "n", codeVerifier: "v".repeat(43) };
    const currentUrl = new URL("https://console.example/oidc?code=c&state=s");
    await expect(finishOidc(connection(ISSUER), { currentUrl, expected, fetch })).rejects.toMatchObject({ code: "SSO-UNREACHABLE" });
  });
});
