import type { SsoDescription } from "../server/describe-sso.ts";

type Connection = NonNullable<SsoDescription["connection"]>;
type Settings = Connection["settings"];
export type MappedRole = Connection["mapping"]["roles"][number]["role"];

/** The connection as it is being filled in: everything is what stands in a field. */
export interface SsoDraft {
  readonly protocol: Settings["protocol"];
  readonly issuer: string;
  readonly clientId: string;
  /** Only what was typed: the stored one is never shown. */
  readonly clientSecret: string;
  readonly scopes: string;
  readonly entityId: string;
  readonly signOnUrl: string;
  readonly certificates: string;
  readonly isProviderInitiatedAllowed: boolean;
  readonly email: string;
  readonly name: string;
  readonly groups: string;
  readonly roles: readonly { readonly group: string; readonly role: MappedRole }[];
  readonly defaultRole: MappedRole | "none";
  readonly isProvisioningOn: boolean;
}

const EMPTY: SsoDraft = {
  protocol: "oidc",
  issuer: "",
  clientId: "",
  clientSecret: "",
  scopes: "email profile",
  entityId: "",
  signOnUrl: "",
  certificates: "",
  isProviderInitiatedAllowed: false,
  email: "email",
  name: "name",
  groups: "groups",
  roles: [],
  defaultRole: "viewer",
  isProvisioningOn: true,
};

/** As it stands; a new one proposes OIDC and the names that most providers use. */
export function draftOf(connection: SsoDescription["connection"]): SsoDraft {
  if (!connection) return EMPTY;
  const { settings, mapping } = connection;
  return {
    ...EMPTY,
    ...mapping,
    defaultRole: mapping.defaultRole ?? "none",
    ...(settings.protocol === "oidc"
      ? { protocol: settings.protocol, issuer: settings.issuer, clientId: settings.clientId, scopes: settings.scopes.join(" ") }
      : { ...settings, certificates: settings.certificates.join("\n") }),
  };
}

/** What is sent; the server says what is wrong with it. */
export function termsOf(draft: SsoDraft) {
  const { email, name, groups, roles, defaultRole, isProvisioningOn, clientSecret } = draft;
  return {
    settings: settingsOf(draft),
    mapping: {
      email,
      name,
      groups,
      roles: roles.filter(({ group }) => group.trim() !== ""),
      defaultRole: defaultRole === "none" ? null : defaultRole,
      isProvisioningOn,
    },
    ...(draft.protocol === "oidc" && clientSecret !== "" ? { clientSecret } : {}),
  };
}

export function isChanged(draft: SsoDraft, connection: SsoDescription["connection"]): boolean {
  return JSON.stringify(draft) !== JSON.stringify(draftOf(connection));
}

function settingsOf(draft: SsoDraft): Settings {
  if (draft.protocol === "oidc") {
    return {
      protocol: "oidc",
      issuer: draft.issuer.trim(),
      clientId: draft.clientId.trim(),
      scopes: draft.scopes.split(/\s+/).filter(Boolean),
    };
  }
  return {
    protocol: "saml",
    entityId: draft.entityId.trim(),
    signOnUrl: draft.signOnUrl.trim(),
    certificates: certificatesIn(draft.certificates),
    isProviderInitiatedAllowed: draft.isProviderInitiatedAllowed,
  };
}

/** The PEM blocks of a text; a text without any is sent as it is, so that the server says what is wrong. */
function certificatesIn(text: string): string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
  return blocks ? blocks.map((block) => `${block}\n`) : text.trim() === "" ? [] : [text.trim()];
}
