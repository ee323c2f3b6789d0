import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REMOVED, redactSecrets, redactText } from "./redact-secrets.ts";

const FIELDS = [
  "password",
  "passphrase",
  "clientSecret",
  "secretAccessKey",
  "session_token",
  "api-key",
  "private_key",
  "credentials",
  "Authorization",
  "set-cookie",
];

describe("redaction", () => {
  it("no text under a secret's name stays, however deep, nor where it is echoed", () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/~!]{12,40}$/);
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom(...FIELDS),
        fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 3 }),
        (text, field, path) => {
          const deep = path.reduce<unknown>((inner, name) => ({ [name]: [inner] }), { [field]: { value: text } });
          const told = JSON.stringify(redactSecrets({ deep, message: `The cloud said: ${text} is wrong` }));
          return !told.includes(JSON.stringify(text).slice(1, -1));
        },
      ),
    );
  });

  it.each([
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----"],
    ["a private key that was cut off", "-----BEGIN PRIVATE KEY-----\nMIIE"],
    ["a web token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"],
    ["a token of ours", "zl_q7Xw0mB4nZ1rT8sVf2kLd9cYh5jPa3eGuI6oMxNbRtE"],
    ["a token of a directory", "zlscim_q7Xw0mB4nZ1rT8sVf2kLd9cYh5jPa3eGuI6oMxNbRtE"],
    ["a token of Databricks", "dapi0123456789abcdef0123456789abcdef"],
    ["a secret of Entra ID", "abc8Q~0123456789012345678901234567890"],
  ])("%s is removed by its form", (_name, text) => {
    expect(redactText(`before ${text} after`)).not.toContain(text);
  });

  it("a name that we gave to a resource is no token", () => {
    const identifier = "748398822656|zl_cut_off_lake_dev_events_1a2b3c4d_bronze_0123456789|events";
    expect(redactText(identifier)).toBe(identifier);
  });

  it("what stands around a secret stays", () => {
    expect(redactText("postgres://ada:hunter2-long@db.example:5432/lake")).toBe(`postgres://ada:${REMOVED}@db.example:5432/lake`);
    expect(redactText("Authorization: Bearer abcdefghijkl refused")).toBe(`Authorization: Bearer ${REMOVED} refused`);
    expect(redactText("Endpoint=sb://a/;SharedAccessKeyName=Root;SharedAccessKey=Zm9vYmFyYmF6;x=1")).toBe(
      `Endpoint=sb://a/;SharedAccessKeyName=Root;SharedAccessKey=${REMOVED};x=1`,
    );
  });

  it("what names or counts a secret stays, and so does everything else", () => {
    const value = {
      secretName: "orders",
      tokenId: "t-1",
      accessKeyId: "AKIAEXAMPLE",
      password: { $secret: "orders/password" },
      tokens: 3,
      needsToken: true,
      at: new Date(0),
      text: "The secret of the lake is its water.",
      list: [null, 1, "a"],
    };
    expect(redactSecrets(value)).toEqual(value);
  });

  it("what the caller knows is removed wherever it stands", () => {
    expect(redactSecrets({ message: "key wJalrXUtnFEMI was refused" }, ["wJalrXUtnFEMI"])).toEqual({
      message: `key ${REMOVED} was refused`,
    });
  });

  it("removing twice is removing once", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = redactSecrets(value);
        expect(redactSecrets(once)).toEqual(once);
      }),
    );
  });
});
