import type { DesiredResource, Value } from "@zerolake/resources";
import type { Statement } from "../lowering.ts";
import type { Right } from "./right.ts";

/** A right in a Databricks workspace: who may change something may read it, too. */
export function rightInWorkspace({ words, kind, name }: Statement): Right {
  const said = Array.isArray(words) ? (words as readonly Value[]).map(String) : [];
  const deed = said.includes("MODIFY") ? "read and write" : said.includes("SELECT") ? "read" : "use";
  return { deed, on: [{ kind: String(kind), name: String(name) }], words: said, resources: [String(name)] };
}

/** True when the holder is a member of the workspace: its rights there come with that. */
export function isMember(holder: string, resources: readonly DesiredResource[]): boolean {
  return resources.some(({ address, type }) => type.startsWith("databricks.") && address.endsWith(`.member["${holder}"]`));
}
