import { findDefinition } from "@zerolake/catalog";
import type { Finding } from "../designer-state.ts";

/** Components by id, as far as findings are sorted by them. */
export type Titles = ReadonlyMap<string, { readonly title: string; readonly kind: string }>;

/** True when the words, the code, the component or its kind contain what was typed. */
export function matchesFinding(finding: Finding, query: string, titles: Titles): boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return true;
  const about = titles.get(finding.target?.component ?? "");
  const kind = about && findDefinition(about.kind)?.title;
  return [finding.message, finding.code, about?.title, kind].some((text) => text?.toLowerCase().includes(wanted));
}
