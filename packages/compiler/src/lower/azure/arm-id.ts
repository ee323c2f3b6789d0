import { legalName, type Named, ownerSuffix, ownName } from "../physical-name.ts";
import { type ArmTypeName, armType } from "./arm-types.ts";

/** The group of the environment is nobody's own: its name hangs on the environment alone, so that everybody can compute it. */
const GROUP_ADDRESS = "environment.resourceGroup";

export function subscriptionId(part: Named): string {
  return `/subscriptions/${part.target.account}`;
}

export function resourceGroupName({ target: { environment } }: Named): string {
  const rule = armType("Microsoft.Resources/resourceGroups").name;
  if (!rule) throw new Error("Resource groups have names of ours");
  return legalName([environment.namePrefix, environment.name], ownerSuffix(environment, GROUP_ADDRESS), rule);
}

export function resourceGroupId(part: Named): string {
  return `${subscriptionId(part)}/resourceGroups/${resourceGroupName(part)}`;
}

/** Physical name of a resource, legal for its type. */
export function nameOf(part: Named, type: ArmTypeName, logicalName: string, key?: string): string {
  const rule = armType(type).name;
  if (!rule) throw new Error(`${type} has no name of ours`);
  return ownName(part, rule, { name: logicalName, key });
}

/** Id of a resource in the environment's group; `names` are those of the type's segments, parents first. */
export function armId(part: Named, type: ArmTypeName, ...names: readonly string[]): string {
  const [provider = "", ...segments] = type.split("/");
  return [resourceGroupId(part), "providers", provider, ...segments.flatMap((segment, index) => [segment, names[index] ?? ""])].join("/");
}

/** Id of a resource whose name is made of its logical name. */
export function ownId(part: Named, type: ArmTypeName, logicalName: string, key?: string): string {
  return armId(part, type, nameOf(part, type, logicalName, key));
}

/** Id of a resource that hangs on another one: role assignments, diagnostic settings, budgets. */
export function extensionId(scope: string, type: ArmTypeName, name: string): string {
  return `${scope}/providers/${type}/${name}`;
}
