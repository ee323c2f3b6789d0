import {
  Boxes,
  ChevronLeft,
  Cloud,
  FolderKanban,
  Hand,
  House,
  LayoutTemplate,
  ListTree,
  Rocket,
  ScanSearch,
  Settings,
  SquarePen,
  Unlink,
} from "lucide-react";
import { type OrganizationNavigation, type ProjectNavigation, paths } from "./navigation.ts";
import type { SidebarItem } from "./sidebar.tsx";

const ICON = { "aria-hidden": true, size: 18, strokeWidth: 1.5 } as const;

/** What needs a person. */
export interface SidebarCounts {
  /** Plans that wait for this one. */
  readonly approvals: number;
  /** Findings of scans that nobody decided about. */
  readonly orphans: number;
  /** What differs from what was deployed, where it matters. */
  readonly drift: number;
}

export function organizationItems({ organization: { slug } }: OrganizationNavigation, counts: SidebarCounts): SidebarItem[] {
  return [
    { label: "Home", href: paths.organization(slug), icon: <House {...ICON} />, isExact: true },
    { label: "Projects", href: paths.projects(slug), icon: <FolderKanban {...ICON} /> },
    {
      label: "Approvals",
      href: paths.approvals(slug),
      icon: <Hand {...ICON} />,
      ...badge(counts.approvals, "waiting for you"),
    },
    { label: "Drift", href: paths.drift(slug), icon: <ScanSearch {...ICON} />, ...badge(counts.drift, "high or medium") },
    { label: "Orphans", href: paths.orphans(slug), icon: <Unlink {...ICON} />, ...badge(counts.orphans, "to decide about") },
    { label: "Templates", href: paths.templates(slug), icon: <LayoutTemplate {...ICON} /> },
    { label: "Connections", href: paths.connections(slug), icon: <Cloud {...ICON} /> },
  ];
}

function badge(count: number, meaning: string): Pick<SidebarItem, "badge"> {
  return count > 0 ? { badge: { count, meaning } } : {};
}

export function projectItems({ organization, project, blueprintSlug, environments }: ProjectNavigation): SidebarItem[] {
  return [
    { label: "Overview", href: paths.project(organization.slug, project.slug), icon: <ListTree {...ICON} />, isExact: true },
    { label: "Designer", href: paths.designer(organization.slug, project.slug, blueprintSlug), icon: <SquarePen {...ICON} /> },
    {
      label: "Environments",
      href: paths.environments(organization.slug, project.slug),
      icon: <Boxes {...ICON} />,
      isExact: true,
      children: environments.map((environment) => ({
        label: environment.name,
        href: paths.environment(organization.slug, project.slug, environment.slug),
      })),
    },
    { label: "Deployments", href: paths.deployments(organization.slug, project.slug), icon: <Rocket {...ICON} /> },
  ];
}

export function allProjectsItem({ organization }: OrganizationNavigation): SidebarItem {
  return { label: "All projects", href: paths.projects(organization.slug), icon: <ChevronLeft {...ICON} />, isExact: true };
}

export function footerItems({ organization }: OrganizationNavigation): SidebarItem[] {
  return [{ label: "Settings", href: paths.settings(organization.slug), icon: <Settings {...ICON} /> }];
}
