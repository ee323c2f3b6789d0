import { beforeAll, describe, expect, it } from "vitest";
import { finishSaml } from "./saml.ts";
import { attribute, createParties, encode, encrypted, response, signed, type Transport } from "./saml-answers.testing.ts";

let parties: Awaited<ReturnType<typeof createParties>>;
beforeAll(async () => {
  parties = await createParties();
});

const finish = (xml: string) => finishSaml(parties.connection, { response: encode(xml), requestId: parties.requestId });
const sign = (name: "Response" | "Assertion", xml: string) => signed(xml, { name, key: parties.provider });
const claimsOf = async (attributes: string) => (await finish(sign("Assertion", response({ attributes })))).claims;

describe("an answer counts", () => {
  it.each<[string, (xml: string) => string]>([
    ["the assertion alone", (xml) => sign("Assertion", xml)],
    ["the response alone, as Keycloak does from the start", (xml) => sign("Response", xml)],
    ["both", (xml) => sign("Response", sign("Assertion", xml))],
  ])("whose provider signs %s", async (_what, signIt) => {
    expect(await finish(signIt(response()))).toMatchObject({ subject: "lena-1", claims: { email: "lena@acme.example" } });
  });

  it.each<Transport>(["rsa-oaep, SHA-256", "rsa-oaep-mgf1p, SHA-256"])(
    "whose assertion is encrypted with AES-GCM and %s",
    async (transport) => {
      const xml = encrypted(sign("Assertion", response()), { key: parties.us, transport });
      expect(xml).not.toContain("lena-1");
      expect(await finish(xml)).toMatchObject({ subject: "lena-1" });
      expect(await finish(sign("Response", xml))).toMatchObject({ subject: "lena-1" });
    },
  );

  it("while the clocks differ by less than three minutes", async () => {
    expect(await finish(sign("Assertion", response({ from: 2.5 })))).toMatchObject({ subject: "lena-1" });
    expect(await finish(sign("Assertion", response({ from: -10, until: -2.5 })))).toMatchObject({ subject: "lena-1" });
  });
});

describe("an answer is refused", () => {
  it("that nobody signed, also where it was encrypted for us", async () => {
    await expect(finish(response())).rejects.toMatchObject({ code: "SSO-ASSERTION" });
    for (const transport of ["rsa-oaep, SHA-256", "rsa-oaep-mgf1p, SHA-256"] as const) {
      await expect(finish(encrypted(response(), { key: parties.us, transport }))).rejects.toMatchObject({ code: "SSO-ASSERTION" });
    }
  });

  it("whose signed response was changed, or stands inside another one", async () => {
    const good = sign("Response", response());
    await expect(finish(good.replace("lena-1", "owner-1"))).rejects.toMatchObject({ code: "SSO-ASSERTION" });
    const evil = response().replace('ID="r1"', 'ID="r2"').replace('ID="a1"', 'ID="a2"').replace("lena-1", "owner-1");
    const [signature = ""] = /<Signature.*<\/Signature>/s.exec(good) ?? [];
    expect(signature).toContain("#r1");
    const wrapped = evil.replace(
      "<samlp:Status>",
      `${signature}<samlp:Extensions>${good.replace(signature, "")}</samlp:Extensions><samlp:Status>`,
    );
    await expect(finish(wrapped)).rejects.toMatchObject({ code: "SSO-ASSERTION" });
  });

  it("whose times are further off than three minutes", async () => {
    await expect(finish(sign("Assertion", response({ from: 3.5 })))).rejects.toMatchObject({ code: "SSO-ASSERTION" });
    await expect(finish(sign("Assertion", response({ from: -10, until: -3.5 })))).rejects.toMatchObject({ code: "SSO-ASSERTION" });
  });
});

describe("attributes", () => {
  it("of one name belong together, as Keycloak sends one for each group", async () => {
    const groups = ["lake-admins", "lake-editors"].map((group) => attribute("groups", [group])).join("");
    expect(await claimsOf(groups)).toMatchObject({ groups: ["lake-admins", "lake-editors"] });
    expect(await claimsOf(attribute("groups", ["one", "two"]))).toMatchObject({ groups: ["one", "two"] });
  });

  it("are found by their friendly name, too, unless another attribute is called so", async () => {
    const mail = attribute("urn:oid:0.9.2342.19200300.100.1.3", ["lena@acme.example"], "mail");
    expect(await claimsOf(mail)).toMatchObject({ "urn:oid:0.9.2342.19200300.100.1.3": "lena@acme.example", mail: "lena@acme.example" });
    expect(await claimsOf(mail + attribute("mail", ["other@acme.example"]))).toMatchObject({ mail: "other@acme.example" });
  });
});
