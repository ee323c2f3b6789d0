import { describe, expect, it } from "vitest";
import { draftOf, isChanged, termsOf } from "./sso-draft.ts";

const PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

const connection = (settings: object) =>
  ({
    settings,
    mapping: {
      email: "mail",
      name: "cn",
      groups: "memberOf",
      roles: [{ group: "ops", role: "deployer" }],
      defaultRole: null,
      isProvisioningOn: false,
    },
  }) as unknown as Parameters<typeof draftOf>[0];

describe("a connection that is being filled in", () => {
  it.each([
    { protocol: "oidc", issuer: "https://idp.example", clientId: "zerolake", scopes: ["email", "groups"] },
    {
      protocol: "saml",
      entityId: "urn:idp",
      signOnUrl: "https://idp.example/sso",
      certificates: [PEM, PEM.replace("AAAA", "BBBB")],
      isProviderInitiatedAllowed: true,
    },
  ])("is sent as it was read when nothing was changed: $protocol", (settings) => {
    const read = connection(settings);
    const draft = draftOf(read);
    expect(isChanged(draft, read)).toBe(false);
    expect(termsOf(draft)).toEqual({ settings, mapping: read?.mapping });
  });

  it("sends a client secret only when one was typed, and no rule without a group", () => {
    const draft = { ...draftOf(undefined), issuer: "https://idp.example", clientId: "x", roles: [{ group: " ", role: "editor" as const }] };
    expect(termsOf(draft)).not.toHaveProperty("clientSecret");
    expect(termsOf(draft).mapping.roles).toEqual([]);
    expect(termsOf({ ...draft, clientSecret: "s" })).toMatchObject({ clientSecret: "s" });
  });
});
