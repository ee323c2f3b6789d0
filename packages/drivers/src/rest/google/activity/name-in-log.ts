import type { ResourceIdentity } from "@zerolake/execution";
import { parseMember } from "../member.ts";

/**
 * An expression for what the audit log calls a resource: its path, with the project by its id or its number, and buckets in a project
 * without a name. A member of a role is a change of the policy of what it is a member on.
 */
export function nameInLog({ type, identifier }: Pick<ResourceIdentity, "type" | "identifier">): string {
  const path = type === "iam.member" ? parseMember(identifier).on : identifier;
  const inLog = path.replace(/^b\//, "projects/_/buckets/");
  const [project, ...rest] = inLog.split(/^projects\/[^/]+/);
  const name = project === "" ? `projects/[^/]+${literal(rest.join(""))}` : literal(inLog);
  return `^(//[^/]+/)?${name}$`;
}

/** Signs with a meaning stand in brackets: a backslash would need another one inside the filter's quotes. */
function literal(text: string): string {
  return text.replace(/[.*+?$|(){}[\]]/g, "[$&]");
}
