import type { Cloud, DesiredResource } from "@zerolake/resources";
import type { Compilation } from "../compile.ts";
import { isKeptByWorkspace } from "../lower/databricks/workspace-rights.ts";
import type { Statement } from "../lowering.ts";
import { awsRight } from "./aws-rights.ts";
import { azureRight, isAzureGranted } from "./azure-rights.ts";
import { gcpRight, isGcpGranted } from "./gcp-rights.ts";
import type { Right } from "./right.ts";
import { isMember, rightInWorkspace } from "./workspace-rights.ts";

/** What one edge allows one of its ends. */
export interface EdgeRights {
  readonly edge: string;
  /** The component whose identity holds the rights. */
  readonly holder: string;
  readonly rights: readonly Right[];
}

interface Reader {
  right(statement: Statement): Right;
  /** Which statements stand in these resources. */
  granted(resources: readonly DesiredResource[]): (statement: Statement) => boolean;
}

const READERS: Readonly<Partial<Record<Cloud, Reader>>> = {
  aws: { right: awsRight, granted: awsGranted },
  azure: { right: azureRight, granted: (resources) => (statement) => isAzureGranted(statement, resources) },
  gcp: { right: gcpRight, granted: (resources) => (statement) => isGcpGranted(statement, resources) },
};

/**
 * What each edge allows, read off the resources that were compiled: what a far end offers but no identity takes (a
 * stream has none) is left out. Linear in grants × the holder's policies.
 */
export function edgeRights({ target, grants, resources }: Pick<Compilation, "target" | "grants" | "resources">): readonly EdgeRights[] {
  const reader = READERS[target.cloud];
  if (!reader) return [];
  const byComponent = groupByComponent(resources);
  const granted = new Map<string, (statement: Statement) => boolean>();
  return grants.flatMap(({ edge, holder, statements }) => {
    const isGranted = granted.get(holder) ?? reader.granted(byComponent.get(holder) ?? []);
    granted.set(holder, isGranted);
    const rights = [
      ...statements.filter((statement) => !isKeptByWorkspace(statement) && isGranted(statement)).map(reader.right),
      ...(isMember(holder, resources) ? statements.filter(isKeptByWorkspace).map(rightInWorkspace) : []),
    ];
    return rights.length > 0 ? [{ edge, holder, rights }] : [];
  });
}

/** AWS keeps statements as they are, inside the policy of a role. */
function awsGranted(resources: readonly DesiredResource[]): (statement: Statement) => boolean {
  const policies = resources
    .filter(({ type }) => type === "AWS::IAM::RolePolicy" || type === "AWS::IAM::ManagedPolicy")
    .map(({ properties }) => JSON.stringify(properties["PolicyDocument"]));
  return (statement) => {
    const text = JSON.stringify(statement);
    return policies.some((policy) => policy.includes(text));
  };
}

function groupByComponent(resources: readonly DesiredResource[]): ReadonlyMap<string, readonly DesiredResource[]> {
  const groups = new Map<string, DesiredResource[]>();
  for (const resource of resources) {
    const group = groups.get(resource.component);
    if (group) group.push(resource);
    else groups.set(resource.component, [resource]);
  }
  return groups;
}
