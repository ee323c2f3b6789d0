import { type OrganizationNavigation, type ProjectNavigation, paths } from "./navigation.ts";
import type { Command } from "./shell-store.ts";

/** What the palette offers everywhere in an organisation, and more inside a project. */
export function shellCommands(navigation: OrganizationNavigation | ProjectNavigation): Command[] {
  const { slug } = navigation.organization;
  return [
    { id: "do-new-project", group: "Do", label: "New project…", keywords: ["create"], href: paths.newProject(slug) },
    { id: "do-wizard", group: "Do", label: "Open guided wizard", keywords: ["advice", "questions", "start"], href: paths.wizard(slug) },
    {
      id: "do-connect",
      group: "Do",
      label: "Connect a cloud…",
      keywords: ["aws", "azure", "gcp", "google", "keys", "connection"],
      href: paths.newConnection(slug),
    },
    ...("project" in navigation ? projectCommands(navigation) : []),
    { id: "go-home", group: "Go to", label: "Home", href: paths.organization(slug) },
    { id: "go-projects", group: "Go to", label: "Projects", keys: "G P", href: paths.projects(slug) },
    {
      id: "go-approvals",
      group: "Go to",
      label: "Approvals",
      keys: "G A",
      keywords: ["approve", "review", "plan"],
      href: paths.approvals(slug),
    },
    { id: "go-drift", group: "Go to", label: "Drift", keywords: ["changed", "outside", "by hand"], href: paths.drift(slug) },
    { id: "go-orphans", group: "Go to", label: "Orphans", keywords: ["lost", "scan", "forgotten"], href: paths.orphans(slug) },
    { id: "go-inbox", group: "Go to", label: "Notifications", keywords: ["bell", "inbox", "told"], href: paths.inbox(slug) },
    { id: "go-templates", group: "Go to", label: "Templates", keys: "G T", href: paths.templates(slug) },
    { id: "go-connections", group: "Go to", label: "Connections", keys: "G C", href: paths.connections(slug) },
    ...navigation.projects.map(
      (project): Command => ({
        id: `go-project-${project.slug}`,
        group: "Go to",
        label: project.name,
        keywords: ["project", project.slug],
        href: paths.project(slug, project.slug),
      }),
    ),
    ...settingsCommands(slug),
  ];
}

function settingsCommands(slug: string): Command[] {
  return [
    {
      id: "settings-appearance",
      group: "Settings",
      label: "Appearance and keys",
      keywords: ["theme", "dark", "light"],
      href: paths.settings(slug),
    },
    {
      id: "settings-security",
      group: "Settings",
      label: "Security",
      keywords: ["passkey", "passphrase", "code", "sessions", "sign out"],
      href: paths.security(slug),
    },
    {
      id: "settings-members",
      group: "Settings",
      label: "Members",
      keywords: ["people", "invite", "role", "remove"],
      href: paths.members(slug),
    },
    {
      id: "settings-general",
      group: "Settings",
      label: "Organisation",
      keywords: ["name", "address", "leave", "delete", "export"],
      href: paths.general(slug),
    },
    {
      id: "settings-guardrails",
      group: "Settings",
      label: "Guardrails",
      keywords: ["policy", "rules", "ceiling", "forbid"],
      href: paths.guardrails(slug),
    },
  ];
}

function projectCommands({ organization, project, blueprintSlug, environments }: ProjectNavigation): Command[] {
  return [
    {
      id: "do-new-environment",
      group: "Do",
      label: "New environment…",
      keywords: ["create"],
      href: paths.newEnvironment(organization.slug, project.slug),
    },
    {
      id: "go-designer",
      label: `${project.name} › Designer`,
      keys: "G B",
      keywords: ["canvas", "blueprint"],
      ...inside(paths.designer(organization.slug, project.slug, blueprintSlug)),
    },
    {
      id: "go-retarget",
      label: `${project.name} › Compare clouds`,
      keywords: ["retarget", "cost", "aws", "azure", "gcp", "migrate"],
      ...inside(paths.retarget(organization.slug, project.slug, blueprintSlug)),
    },
    { id: "go-overview", label: `${project.name} › Overview`, ...inside(paths.project(organization.slug, project.slug)) },
    {
      id: "go-deployments",
      label: `${project.name} › Deployments`,
      keys: "G R",
      ...inside(paths.deployments(organization.slug, project.slug)),
    },
    {
      id: "go-environments",
      label: `${project.name} › Environments`,
      keys: "G E",
      ...inside(paths.environments(organization.slug, project.slug)),
    },
    ...environments.map((environment) => ({
      id: `go-environment-${environment.slug}`,
      label: `${project.name} › ${environment.name}`,
      keywords: ["environment", environment.slug],
      ...inside(paths.environment(organization.slug, project.slug, environment.slug)),
    })),
  ];
}

function inside(href: string) {
  return { group: "Go to" as const, href };
}

/** Letter after `G` → address. */
export function goToKeys(navigation: OrganizationNavigation | ProjectNavigation): Record<string, string> {
  const { slug } = navigation.organization;
  const everywhere = {
    h: paths.organization(slug),
    p: paths.projects(slug),
    a: paths.approvals(slug),
    t: paths.templates(slug),
    c: paths.connections(slug),
  };
  if (!("project" in navigation)) return everywhere;
  const { project, blueprintSlug } = navigation;
  return {
    ...everywhere,
    b: paths.designer(slug, project.slug, blueprintSlug),
    e: paths.environments(slug, project.slug),
    r: paths.deployments(slug, project.slug),
  };
}
