/** A path of ARM, taken apart. Types and provider names keep the spelling of the request; ids are compared without case. */
export interface ArmPath {
  readonly subscription: string;
  readonly resourceGroup: string | undefined;
  /** `Microsoft.EventHub/namespaces/eventhubs`; resource groups have a type too. */
  readonly type: string;
  readonly name: string;
  /** The whole id without a trailing action or list. */
  readonly id: string;
  /** What the resource hangs on: its parent, the scope of an extension, or its group. */
  readonly parentId: string | undefined;
  readonly isExtension: boolean;
  /** Last segment that belongs to no pair: a POST's action, or a type to be listed. */
  readonly tail: string | undefined;
}

const GROUPS = "Microsoft.Resources/resourceGroups";

/** Reads `/subscriptions/{s}[/resourceGroups/{g}][/providers/{ns}/{type}/{name}…]*[/{action}]`; `undefined` for anything else. */
export function parseArmPath(path: string): ArmPath | undefined {
  const segments = path.split("/").slice(1);
  const [head, subscription] = segments;
  if (head?.toLowerCase() !== "subscriptions" || subscription === undefined) return undefined;
  const at = lastIndexOf(segments, "providers");
  const group = segments[2]?.toLowerCase() === "resourcegroups" ? segments[3] : undefined;
  if (at < 0) return groupPath(path, subscription, group, segments);
  const [provider = "", ...rest] = segments.slice(at + 1);
  const pairs = Math.floor(rest.length / 2);
  const types = rest.filter((_, index) => index % 2 === 0 && index < pairs * 2);
  const tail = rest.length % 2 === 1 ? rest.at(-1) : undefined;
  const id = `/${segments.slice(0, at + 2 + pairs * 2).join("/")}`;
  const scope = at === 0 ? undefined : `/${segments.slice(0, at).join("/")}`;
  return {
    subscription,
    resourceGroup: group,
    type: [provider, ...types].join("/"),
    name: rest[pairs * 2 - 1] ?? "",
    id,
    parentId: types.length > 1 ? id.split("/").slice(0, -2).join("/") : scope,
    isExtension: types.length === 1 && segments.slice(0, at).some((segment) => segment.toLowerCase() === "providers"),
    tail,
  };
}

function groupPath(path: string, subscription: string, group: string | undefined, segments: readonly string[]): ArmPath | undefined {
  if (group === undefined) return undefined;
  return {
    subscription,
    resourceGroup: group,
    type: GROUPS,
    name: group,
    id: path.split("/").slice(0, 5).join("/"),
    parentId: undefined,
    isExtension: false,
    tail: segments[4],
  };
}

function lastIndexOf(segments: readonly string[], word: string): number {
  return segments.map((segment) => segment.toLowerCase()).lastIndexOf(word);
}
