/** The pages of `docs/single-sign-on`, in the order in which they are offered. */
export const GUIDES = [
  { slug: "okta", title: "Okta" },
  { slug: "entra-id", title: "Microsoft Entra ID" },
  { slug: "google-workspace", title: "Google Workspace" },
  { slug: "ping-and-onelogin", title: "Ping and OneLogin" },
  { slug: "keycloak", title: "Keycloak" },
] as const;
