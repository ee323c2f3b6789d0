import { join, type Reference, reference, type Value } from "@zerolake/resources";
import type { EnvironmentView } from "../../lowering.ts";
import { addressIn } from "../part-address.ts";

/** Kind of the part that every environment has: what must be switched on in the project before anything else can be made. */
export const PROJECT_SERVICES = "project-services";

/** All that is asked to find that part. */
interface Viewer {
  readonly environment: EnvironmentView;
}

/** The project's resource name with its number, `projects/123`, as some services ask for it. */
export function projectByNumber(viewer: Viewer): Reference {
  return reference(addressOf(viewer, "project"), "name");
}

/** The identity with which a service of Google itself acts in the project; it is made before anything is granted to it. */
export function serviceAgentMember(viewer: Viewer, service: string): Value {
  return join("serviceAccount:", reference(addressOf(viewer, "agent", service), "email"));
}

function addressOf({ environment }: Viewer, name: string, key?: string): string {
  const [part] = environment.components(PROJECT_SERVICES);
  if (!part) throw new Error("The environment has no part for the services of its project");
  return addressIn(part, name, key);
}
