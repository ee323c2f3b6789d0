"use client";

import { useParams, usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Switcher, type SwitcherProps } from "@/components/ui/switcher.tsx";
import { type NavigationPlace, type OrganizationNavigation, type ProjectNavigation, paths } from "./navigation.ts";

/** Organisation / project / place; each part is a switcher. */
export function Breadcrumbs({ navigation }: { navigation: OrganizationNavigation | ProjectNavigation }) {
  const { organization, organizations } = navigation;
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center">
        <Crumb>
          <Switcher
            label="Organisation"
            current={organization.name}
            currentHref={paths.organization(organization.slug)}
            options={organizations.map((place) => optionOf(place, paths.organization(place.slug)))}
            create={{ label: "Create organisation…", href: paths.newOrganization() }}
          />
        </Crumb>
        {"project" in navigation && <ProjectCrumbs navigation={navigation} />}
      </ol>
    </nav>
  );
}

function ProjectCrumbs({ navigation }: { navigation: ProjectNavigation }) {
  const { organization, projects, project } = navigation;
  const place = usePlace(navigation);
  return (
    <>
      <Crumb isFollowing>
        <Switcher
          label="Project"
          current={project.name}
          currentHref={paths.project(organization.slug, project.slug)}
          options={projects.map((other) => optionOf(other, paths.project(organization.slug, other.slug)))}
          create={{ label: "New project…", href: paths.newProject(organization.slug) }}
        />
      </Crumb>
      {place && (
        <Crumb isFollowing>
          <Switcher {...place} />
        </Crumb>
      )}
    </>
  );
}

/** The third part: the environment we are in, or the page of the project. */
function usePlace({ organization, project, blueprintSlug, environments }: ProjectNavigation): SwitcherProps | undefined {
  const pathname = usePathname();
  const { environment: environmentSlug } = useParams<{ environment?: string }>();
  const environment = environments.find((candidate) => candidate.slug === environmentSlug);
  if (environment) {
    return {
      label: "Environment",
      current: environment.name,
      currentHref: paths.environment(organization.slug, project.slug, environment.slug),
      options: environments.map((other) => optionOf(other, paths.environment(organization.slug, project.slug, other.slug))),
      create: { label: "New environment…", href: paths.newEnvironment(organization.slug, project.slug) },
    };
  }
  const pages = [
    { slug: "Designer", name: "Designer", href: paths.designer(organization.slug, project.slug, blueprintSlug) },
    { slug: "Environments", name: "Environments", href: paths.environments(organization.slug, project.slug) },
    { slug: "Deployments", name: "Deployments", href: paths.deployments(organization.slug, project.slug) },
  ];
  const page = pages.find(({ href }) => pathname.startsWith(href));
  return page && { label: "Page", current: page.name, currentHref: page.href, options: pages.map((other) => optionOf(other, other.href)) };
}

function optionOf(place: NavigationPlace, href: string) {
  return { value: href, label: place.name, keywords: [place.slug] };
}

function Crumb({ children, isFollowing = false }: { children: ReactNode; isFollowing?: boolean }) {
  return (
    <li className="flex min-w-0 items-center">
      {isFollowing && (
        <span aria-hidden="true" className="text-muted">
          /
        </span>
      )}
      {children}
    </li>
  );
}
