import { findSsoConnection, redeemTicket, saveSsoConnection } from "@zerolake/db";
import { readProviderMetadata } from "@zerolake/sso";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as metadata } from "@/app/api/sso/[organizationId]/saml/metadata/route.ts";
import { POST } from "@/app/api/sso/[organizationId]/saml/route.ts";
import { createTestServices } from "../../services.testing.ts";
import type { Services } from "../../services.ts";
import {
  assertionXml,
  decode,
  encode,
  type Key,
  newKey,
  PROVIDER,
  readConsumerMetadata,
  requestIdIn,
  respond,
  responseXml,
  type Said,
  saidTo,
} from "./saml-provider.testing.ts";
import { ssoAddresses } from "./sso-addresses.ts";
import {
  beginAs,
  createSsoWorld,
  MAPPING,
  outcomeOf,
  refusalsIn,
  type SsoWorld,
  tracesIn,
  useServices,
  type Way,
} from "./sso-world.testing.ts";

const NOTHING = { identities: 0, joined: 0, tickets: 0 };
const ORIGIN = "http://127.0.0.1";
const SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

let services: Services;
let stop: () => Promise<void>;
let key: Key;
let otherKey: Key;
let world: SsoWorld;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
  useServices(services);
  [key, otherKey] = await Promise.all([newKey(), newKey()]);
});
beforeEach(async () => {
  world = await createSsoWorld(services, settings());
});
afterAll(() => stop());

const settings = (changes: { certificates?: string[]; isProviderInitiatedAllowed?: boolean } = {}) => ({
  protocol: "saml" as const,
  entityId: PROVIDER,
  signOnUrl: "https://idp.example/sso",
  certificates: [key.certificate],
  isProviderInitiatedAllowed: false,
  ...changes,
});

/** What an honest provider would say, with changes. */
function said(changes: Partial<Said> = {}, at = world): Said {
  const { answerUrl, metadataUrl } = ssoAddresses(ORIGIN, at.organizationId);
  return saidTo(answerUrl, metadataUrl, { email: `lena@${at.domain}`, ...changes });
}

/** The way there, and what an honest answer to it says. */
async function begun(changes: Partial<Said> = {}) {
  const way = await beginAs(`lena@${world.domain}`, "/next");
  return { way, said: said({ inResponseTo: requestIdIn(way.url), ...changes }) };
}

/** The provider's page posts the answer. */
async function post(response: string, { way, at = world }: { way?: Way; at?: SsoWorld } = {}) {
  const form = new URLSearchParams({ SAMLResponse: response, RelayState: way?.url.searchParams.get("RelayState") ?? "" });
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": String(form.toString().length) };
  const request = new Request(`${ORIGIN}/api/sso/${at.organizationId}/saml`, { method: "POST", body: form.toString(), headers });
  return outcomeOf(await POST(request, { params: Promise.resolve({ organizationId: at.organizationId }) }));
}

async function aftermathOf(outcome: { code: string | undefined; ticket: string | undefined }, at = world) {
  const rows = await refusalsIn(services, at.organizationId);
  const refusals = rows.map(({ code, method }) => ({ code, method }));
  return { code: outcome.code, ticket: outcome.ticket, refusals, traces: await tracesIn(services, at.organizationId) };
}

/** Refused with the code, one row in the log, and nothing made. */
const refusedWith = (code: string) => ({ code, ticket: undefined, refusals: [{ code, method: "saml" }], traces: NOTHING });

async function ourMetadata(): Promise<string> {
  const params = Promise.resolve({ organizationId: world.organizationId });
  return (await metadata(new Request(`${ORIGIN}/metadata`), { params })).text();
}

/** A forged assertion that says what the good one says of another person. */
function evil(good: Said): string {
  const now = new Date().toISOString();
  return assertionXml({ ...good, assertionId: "evil", nameId: "owner-1" })
    .replace(/\{(from|now)\}/g, now)
    .replaceAll("{until}", good.until.toISOString());
}

function partsOf(xml: string) {
  return {
    assertion: /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? "",
    signature: /<ds:Signature.*<\/ds:Signature>/s.exec(xml)?.[0] ?? "",
  };
}

describe("a sign-in through SAML", () => {
  it("makes account and membership from a signed assertion, and opens a session once, in the browser that began", async () => {
    const { way, said } = await begun({ groups: ["x", "lake-admins"] });
    const outcome = await post(await respond(said, { key }), { way });
    expect(outcome.path).toBe("/sign-in/complete?to=%2Fnext");
    const ticket = outcome.ticket ?? "";
    expect(await redeemTicket(services.database, { ticket, browser: "another" })).toBeUndefined();
    const browser = way.cookie.split("=")[1];
    expect(await redeemTicket(services.database, { ticket, browser })).toMatchObject({ protocol: "saml", target: "/next" });
    expect(await redeemTicket(services.database, { ticket, browser })).toBeUndefined();
    const { organizationId } = world;
    expect(await services.database.prisma.membership.findFirst({ where: { organizationId, source: "sso" } })).toMatchObject({
      role: "admin",
    });
  });

  it("opens what was encrypted for the key of our metadata", async () => {
    const encryptFor = await ourMetadata();
    const { way, said } = await begun();
    const response = await respond(said, { key, encryptFor });
    expect(decode(response)).not.toContain(said.email);
    expect((await post(response, { way })).ticket).toBeDefined();
  });

  it("says in its metadata who we are and where to answer, as another library reads it", async () => {
    const { answerUrl, metadataUrl } = ssoAddresses(ORIGIN, world.organizationId);
    expect(readConsumerMetadata(await ourMetadata())).toEqual({ entityId: metadataUrl, answerUrl });
  });

  it("takes either certificate while the provider changes its key, and the old one no longer afterwards", async () => {
    const { database, secretBox: secrets } = services;
    const save = async (certificates: string[]) => {
      const revision = (await findSsoConnection(database, world.organizationId))?.revision ?? 0;
      const next = { settings: settings({ certificates }), mapping: MAPPING, revision, secrets, actor: world.actor };
      await saveSsoConnection(database, world.organizationId, next);
    };
    await save([key.certificate, otherKey.certificate]);
    for (const signer of [key, otherKey]) {
      const { way, said } = await begun();
      expect((await post(await respond(said, { key: signer }), { way })).ticket).toBeDefined();
    }
    await save([otherKey.certificate]);
    const { way, said } = await begun();
    expect(await post(await respond(said, { key }), { way })).toMatchObject({ code: "SSO-ASSERTION" });
  });

  it("lets the provider begin only where that is switched on", async () => {
    const outcome = await post(await respond(said(), { key }));
    expect(await aftermathOf(outcome)).toEqual(refusedWith("SSO-STATE"));
    world = await createSsoWorld(services, settings({ isProviderInitiatedAllowed: true }));
    expect((await post(await respond(said(), { key }))).ticket).toBeDefined();
  });
});

describe("an assertion that cannot be trusted is refused", () => {
  const changed: Record<string, Partial<Said>> = {
    "that has expired": { from: new Date(Date.now() - 700_000), until: new Date(Date.now() - 240_000) },
    "that is not valid yet": { from: new Date(Date.now() + 240_000), until: new Date(Date.now() + 600_000) },
    "for another audience": { audience: "https://somebody-else.example" },
    "for another recipient": { recipient: "https://somebody-else.example/acs" },
    "posted to another destination": { destination: "https://somebody-else.example/acs" },
    "of another provider": { issuer: "https://other.example" },
    "that names nobody": { nameId: "" },
  };

  it.each(Object.keys(changed))("one %s", async (name) => {
    const { way, said } = await begun(changed[name]);
    expect(await aftermathOf(await post(await respond(said, { key }), { way }))).toEqual(refusedWith("SSO-ASSERTION"));
  });

  it("one without a signature", async () => {
    const { way, said } = await begun();
    expect(await aftermathOf(await post(encode(responseXml(said)), { way }))).toEqual(refusedWith("SSO-ASSERTION"));
  });

  it("one that somebody else has signed, with their certificate inside", async () => {
    const { way, said } = await begun();
    expect(await aftermathOf(await post(await respond(said, { key: otherKey }), { way }))).toEqual(refusedWith("SSO-ASSERTION"));
  });

  it("one that was changed after signing", async () => {
    const { way, said } = await begun();
    const xml = decode(await respond(said, { key })).replace("lena-1", "owner-1");
    expect(await aftermathOf(await post(encode(xml), { way }))).toEqual(refusedWith("SSO-ASSERTION"));
  });

  it.each(["in the open", "encrypted"])("one that is signed with SHA-1, %s", async (how) => {
    const { way, said } = await begun();
    const response = await respond(said, { key, algorithm: SHA1, ...(how === "encrypted" ? { encryptFor: await ourMetadata() } : {}) });
    expect(await aftermathOf(await post(response, { way }))).toEqual(refusedWith("SSO-ASSERTION"));
  });

  it("a status that is no success", async () => {
    const { way, said } = await begun();
    const xml = responseXml(said)
      .replace("status:Success", "status:Responder")
      .replace(/<saml:Assertion.*<\/saml:Assertion>/s, "");
    expect(await aftermathOf(await post(encode(xml), { way }))).toEqual(refusedWith("SSO-PROVIDER"));
  });
});

describe("a wrapped signature is refused", () => {
  const wrappings: Record<string, (xml: string, good: Said) => string> = {
    "the signed assertion before a forged one": (xml, good) => xml.replace("</samlp:Response>", `${evil(good)}</samlp:Response>`),
    "a forged assertion before the signed one": (xml, good) => xml.replace("<saml:Assertion", `${evil(good)}<saml:Assertion`),
    "the signed assertion among the extensions": (xml, good) => {
      const { assertion } = partsOf(xml);
      return xml.replace(assertion, `<samlp:Extensions>${assertion}</samlp:Extensions>${evil(good)}`);
    },
    "the signed assertion inside the forged one's signature": (xml, good) => {
      const { assertion, signature } = partsOf(xml);
      const stolen = signature.replace("</ds:Signature>", `<ds:Object>${assertion.replace(signature, "")}</ds:Object></ds:Signature>`);
      return xml.replace(assertion, evil(good).replace("</saml:Issuer>", `</saml:Issuer>${stolen}`));
    },
    "the signed assertion as advice of the forged one": (xml, good) => {
      const { assertion, signature } = partsOf(xml);
      const forged = evil(good).replace("</saml:Issuer>", `</saml:Issuer>${signature}`);
      return xml.replace(assertion, forged.replace("</saml:Assertion>", `<saml:Advice>${assertion}</saml:Advice></saml:Assertion>`));
    },
    "a forged assertion under the id of the signed one": (xml, good) => {
      const { assertion, signature } = partsOf(xml);
      const forged = evil(good).replace('ID="evil"', `ID="${good.assertionId}"`).replace("</saml:Issuer>", `</saml:Issuer>${signature}`);
      return xml.replace(assertion, `${forged}<samlp:Extensions>${assertion}</samlp:Extensions>`);
    },
  };

  it.each(Object.keys(wrappings))("%s", async (name) => {
    const { way, said } = await begun();
    const xml = wrappings[name]!(decode(await respond(said, { key })), said);
    expect(xml).toContain("owner-1");
    expect(await aftermathOf(await post(encode(xml), { way }))).toEqual(refusedWith("SSO-ASSERTION"));
  });
});

describe("XML that is a weapon is refused before it is read", () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">${["b", "c", "d", "e", "f", "g", "h"]
    .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefg"[index]};`.repeat(10)}">`)
    .join("")}]>`;
  const weapons: Record<string, (xml: string) => string> = {
    "entities in entities": (xml) => bomb + xml.replace("lena-1", "&h;"),
    "a file of the server": (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml.replace("lena-1", "&e;")}`,
    "a document type at another place": (xml) => `<!-- x --><!dOcTyPe x SYSTEM "http://127.0.0.1/x">${xml}`,
    "a hundred thousand levels": (xml) => xml.replace("<saml:Issuer>", `${"<x>".repeat(50_000)}<saml:Issuer>`),
    "a response of a megabyte": (xml) => xml.replace("lena-1", "x".repeat(290_000)),
  };

  it.each(Object.keys(weapons))("%s", async (name) => {
    const { way, said } = await begun();
    const xml = weapons[name]!(decode(await respond(said, { key })));
    const started = performance.now();
    expect(await aftermathOf(await post(encode(xml), { way }))).toEqual(refusedWith("SSO-ASSERTION"));
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("in a provider's metadata, too", () => {
    const weapon = `${bomb}<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="&h;"/>`;
    expect(() => readProviderMetadata(weapon)).toThrow("document type");
  });
});

describe("an assertion that was used, or was meant for another request, is refused", () => {
  it("the same answer a second time", async () => {
    const { way, said } = await begun();
    const response = await respond(said, { key });
    expect((await post(response, { way })).ticket).toBeDefined();
    expect(await post(response, { way })).toMatchObject({ code: "SSO-STATE", ticket: undefined });
  });

  it("the same assertion a second time where the provider may begin", async () => {
    world = await createSsoWorld(services, settings({ isProviderInitiatedAllowed: true }));
    const response = await respond(said(), { key });
    expect((await post(response)).ticket).toBeDefined();
    expect(await post(response)).toMatchObject({ code: "SSO-REPLAY", ticket: undefined });
    expect(await refusalsIn(services, world.organizationId)).toMatchObject([{ code: "SSO-REPLAY" }]);
  });

  it("an answer to somebody's request, posted as if the provider had begun", async () => {
    world = await createSsoWorld(services, settings({ isProviderInitiatedAllowed: true }));
    const { said } = await begun();
    expect(await aftermathOf(await post(await respond(said, { key })))).toEqual(refusedWith("SSO-STATE"));
  });

  it("an answer to another request than the relay state says", async () => {
    const [mine, theirs] = [await begun(), await begun()];
    expect(await aftermathOf(await post(await respond(theirs.said, { key }), { way: mine.way }))).toEqual(refusedWith("SSO-STATE"));
  });

  it("an answer whose unsigned envelope alone names the request", async () => {
    const { way } = await begun();
    const xml = decode(await respond(said(), { key }));
    const renamed = xml.replace("<samlp:Response ", `<samlp:Response InResponseTo="${requestIdIn(way.url)}" `);
    expect(await aftermathOf(await post(encode(renamed), { way }))).toEqual(refusedWith("SSO-STATE"));
  });

  it("an assertion of another organisation's people, at ours", async () => {
    const other = await createSsoWorld(services, settings({ isProviderInitiatedAllowed: true }));
    const response = await respond(said(), { key });
    expect(await aftermathOf(await post(response, { at: other }), other)).toEqual(refusedWith("SSO-ASSERTION"));
  });

  it("a way there that cannot begin, as one row of SAML", async () => {
    const { prisma } = services.database;
    const { organizationId } = world;
    // Kept from before our own key was made.
    await prisma.ssoConnection.update({ where: { organizationId }, data: { keySealed: null } });
    await expect(beginAs(`lena@${world.domain}`)).rejects.toThrow("SSO-SETTINGS");
    expect(await refusalsIn(services, organizationId)).toMatchObject([{ code: "SSO-SETTINGS", method: "saml" }]);
  });

  it("an answer for a protocol that the organisation does not use", async () => {
    const issuer = "https://idp.example";
    const other = await createSsoWorld(services, { protocol: "oidc", issuer, clientId: "x", scopes: [] });
    const outcome = await post(await respond(said({}, other), { key }), { at: other });
    expect(await aftermathOf(outcome, other)).toEqual(refusedWith("SSO-STATE"));
  });
});
