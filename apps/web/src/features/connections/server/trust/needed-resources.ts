import { compile, resourceTypes } from "@zerolake/compiler";
import { type Database, getDraft, getProjectBySlug } from "@zerolake/db";
import type { Cloud, PropertyMap } from "@zerolake/resources";
import { previewTarget } from "@/clouds/preview-target.ts";

export interface NeededResources {
  readonly resources: readonly { readonly type: string; readonly via: string; readonly properties: PropertyMap }[];
  /** The project's name when it is its design alone. */
  readonly ofProject: string | null;
}

/** What a connection will make: what a project's drawing would be on the cloud, or everything that any design can be. */
export async function neededResources(
  db: Database,
  organizationId: string,
  { cloud, project }: { cloud: Cloud; project: string | undefined },
): Promise<NeededResources> {
  if (project === undefined) return { resources: resourceTypes(cloud), ofProject: null };
  const { id, name } = await getProjectBySlug(db, organizationId, project);
  const { document } = await getDraft(db, organizationId, id);
  try {
    return { resources: compile(document, previewTarget(cloud, document.tier)).resources, ofProject: name };
  } catch {
    // A drawing in the middle of a change does not compile; the rights for everything hold what it will need.
    return { resources: resourceTypes(cloud), ofProject: null };
  }
}
