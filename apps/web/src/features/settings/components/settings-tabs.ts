import { paths } from "@/shell/navigation.ts";

/** The pages of the settings, in order. `segment` is what follows `/settings` in the address; a new page is a line here and a route. */
export function settingsTabs(organization: string) {
  return [
    { segment: null, value: "you", label: "You", href: paths.settings(organization) },
    { segment: "security", value: "security", label: "Security", href: paths.security(organization) },
    {
      segment: "your-notifications",
      value: "your-notifications",
      label: "Your notifications",
      href: paths.yourNotifications(organization),
    },
    { segment: "general", value: "general", label: "General", href: paths.general(organization) },
    { segment: "members", value: "members", label: "Members", href: paths.members(organization) },
    { segment: "roles", value: "roles", label: "Roles", href: paths.roles(organization) },
    { segment: "sso", value: "sso", label: "Single sign-on", href: paths.singleSignOn(organization) },
    { segment: "scim", value: "scim", label: "SCIM", href: paths.scim(organization) },
    { segment: "tokens", value: "tokens", label: "Tokens", href: paths.tokens(organization) },
    { segment: "guardrails", value: "guardrails", label: "Guardrails", href: paths.guardrails(organization) },
    { segment: "notifications", value: "notifications", label: "Notifications", href: paths.notifications(organization) },
    { segment: "budgets", value: "budgets", label: "Budgets", href: paths.budgets(organization) },
    { segment: "wallboards", value: "wallboards", label: "Wallboards", href: paths.wallboards(organization) },
    { segment: "audit", value: "audit", label: "Audit", href: paths.audit(organization) },
  ] as const;
}
