import { ROLES } from "@zerolake/access";
import * as z from "zod";

export const SSO_PROTOCOLS = ["oidc", "saml"] as const;
export type SsoProtocol = (typeof SSO_PROTOCOLS)[number];

export const SSO_STATES = ["off", "optional", "required"] as const;
export type SsoState = (typeof SSO_STATES)[number];

const TEXT_MAX = 500;
/** Two are needed to change one for another; some providers publish those of several machines. */
const CERTIFICATES_MAX = 10;
const CERTIFICATE_LENGTH_MAX = 10_000;
const ROLE_RULES_MAX = 100;

const text = z.string().trim().min(1).max(TEXT_MAX);
/** A browser is sent there: nothing but the web. */
const webAddress = z.url({ protocol: /^https?$/, error: "Write the whole address, such as https://idp.acme.example." }).max(TEXT_MAX);

export const oidcSettingsSchema = z.object({
  protocol: z.literal("oidc"),
  /** Address of the provider; its discovery document is below it. */
  issuer: webAddress,
  clientId: text,
  /** What is asked for beside `openid`. */
  scopes: z.array(z.string().regex(/^[\x21\x23-\x5B\x5D-\x7E]{1,100}$/, "A scope has no spaces.")).max(20),
});

export const samlSettingsSchema = z.object({
  protocol: z.literal("saml"),
  /** Name of the provider, as it stands in its metadata and its assertions. */
  entityId: text,
  signOnUrl: webAddress,
  /** PEM. Any of them may have signed. */
  certificates: z.array(z.string().max(CERTIFICATE_LENGTH_MAX)).min(1).max(CERTIFICATES_MAX),
  /** Whether the provider may begin: its answer then fits no request of ours. */
  isProviderInitiatedAllowed: z.boolean(),
});

export const ssoSettingsSchema = z.discriminatedUnion("protocol", [oidcSettingsSchema, samlSettingsSchema]);
export type SsoSettings = z.infer<typeof ssoSettingsSchema>;
export type OidcSettings = z.infer<typeof oidcSettingsSchema>;
export type SamlSettings = z.infer<typeof samlSettingsSchema>;

/** An owner is named by people, never by a group of somebody else's directory. */
export const MAPPED_ROLES = ROLES.filter((role) => role !== "owner");
const mappedRole = z.enum(ROLES).refine((role) => role !== "owner", "An owner is named by an owner, not by a group.");

export const ssoMappingSchema = z.object({
  /** Names of the claims or attributes. */
  email: text,
  name: text,
  groups: text,
  /** The first group that somebody is in gives the role. */
  roles: z.array(z.object({ group: text, role: mappedRole })).max(ROLE_RULES_MAX),
  /** Role of people who are in none of the groups; `null`: they do not come in. */
  defaultRole: mappedRole.nullable(),
  /** Whether somebody who is no member becomes one by signing in. */
  isProvisioningOn: z.boolean(),
});
export type SsoMapping = z.infer<typeof ssoMappingSchema>;

/** The role that groups give, or `null` where they give none. */
export function roleOfGroups({ roles, defaultRole }: Pick<SsoMapping, "roles" | "defaultRole">, groups: readonly string[]) {
  return roles.find(({ group }) => groups.includes(group))?.role ?? defaultRole;
}

export const ssoTestSchema = z.object({
  by: z.string(),
  isPassed: z.boolean(),
  /** What was wrong, for the administrator. */
  problem: z.string().optional(),
  /** What arrived, by name; as the provider sent it. */
  claims: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** What the mapping makes of it. */
  email: z.string().optional(),
  name: z.string().optional(),
  role: z.enum(ROLES).nullish(),
});
export type SsoTest = z.infer<typeof ssoTestSchema>;
