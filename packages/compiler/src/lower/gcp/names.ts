import { type Named, ownName } from "../physical-name.ts";
import { nameFormOf, pathTemplateOf } from "./type-facts.ts";

/** Physical name of a resource, legal for its type. */
export function nameOf(part: Named, type: string, logicalName: string, key?: string): string {
  return ownName(part, nameFormOf(type), { name: logicalName, key });
}

/** Where a resource stands below its API. `{project}` and `{location}` are the target's unless given. */
export function pathOf(part: Pick<Named, "target">, type: string, variables: Readonly<Record<string, string>> = {}): string {
  const values: Readonly<Record<string, string>> = { project: part.target.account, location: part.target.region, ...variables };
  return pathTemplateOf(type).replace(/\{(\w+)\}/g, (_match, variable: string) => {
    const value = values[variable];
    if (value === undefined) throw new Error(`The address of ${type} needs its ${variable}`);
    return value;
  });
}

/** The project's own resource name. */
export function projectPath(part: Pick<Named, "target">): string {
  return `projects/${part.target.account}`;
}
