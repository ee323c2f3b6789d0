import { hibernationOf } from "@zerolake/catalog";
import type { Blueprint } from "./document.ts";

/** Ids of the components whose compute stops while an environment sleeps. */
export function stoppableComponents({ components }: Pick<Blueprint, "components">): readonly string[] {
  return components.filter(({ kind }) => hibernationOf(kind).isStopped).map(({ id }) => id);
}
