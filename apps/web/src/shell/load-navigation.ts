import "server-only";
import { TRPCError } from "@trpc/server";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { isOutOfReach, serverCaller } from "@/trpc/server.tsx";
import type { OrganizationNavigation, ProjectNavigation } from "./navigation.ts";
import { paths } from "./navigation.ts";
import { requestedPath } from "./requested-path.ts";

/** For layouts: what frames the page, or the way to the sign-in, or the page that says "no access". */
export const loadOrganizationNavigation = cache(async (organization: string): Promise<OrganizationNavigation> => {
  const frame = await orLeave(async () => (await serverCaller()).navigation.organization({ organization }));
  // A renamed organisation redirects for ever, whatever page below it was asked for.
  if (frame.organization.slug !== organization) {
    const asked = await requestedPath();
    redirect(asked.replace(paths.organization(organization), paths.organization(frame.organization.slug)));
  }
  return frame;
});

export const loadProjectNavigation = cache(async (organization: string, project: string): Promise<ProjectNavigation> => {
  const [frame, inside] = await Promise.all([
    loadOrganizationNavigation(organization),
    orLeave(async () => (await serverCaller()).navigation.project({ organization, project })),
  ]);
  // A renamed project redirects for ever, whatever page below it was asked for.
  if (inside.project.slug !== project) {
    const asked = await requestedPath();
    redirect(asked.replace(paths.project(organization, project), paths.project(organization, inside.project.slug)));
  }
  return { ...frame, ...inside };
});

async function orLeave<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (isOutOfReach(error)) notFound();
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED") redirect(`/sign-in?to=${encodeURIComponent(await requestedPath())}`);
    throw error;
  }
}
