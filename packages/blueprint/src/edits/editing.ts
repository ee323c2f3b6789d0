import { type Diagnostic, err, ok, type Result } from "@zerolake/resources";
import type { Design } from "../document.ts";
import { errorFinding } from "../validation/finding.ts";
import type { Edit } from "./edit.ts";

/** A design after an edit, and the edit that takes it back. */
export interface AppliedEdit {
  readonly design: Design;
  readonly inverse: Edit;
}

export type EditResult = Result<AppliedEdit, Diagnostic>;

export type Apply<Kind extends Edit["edit"]> = (design: Design, edit: Extract<Edit, { readonly edit: Kind }>) => EditResult;

export function applied(design: Design, inverse: Edit): EditResult {
  return ok({ design, inverse });
}

/** What an edit is about is no longer there: somebody else removed it. */
export function gone(what: "component" | "edge" | "frame", id: string): EditResult {
  return err(
    errorFinding("ZL-EDIT-GONE", `The ${what} “${id}” is no longer in the blueprint.`, {
      ...(what === "component" ? { target: { component: id } } : what === "edge" ? { target: { edge: id } } : {}),
      hint: "Somebody removed it. Load the newest version and try again.",
    }),
  );
}

export function taken(what: "component" | "edge" | "frame", id: string): EditResult {
  return err(errorFinding("ZL-EDIT-TAKEN", `There already is a ${what} with the id “${id}”.`, { hint: "Choose another id." }));
}

export function inserted<Item>(items: readonly Item[], item: Item, index: number | undefined): readonly Item[] {
  const at = Math.min(index ?? items.length, items.length);
  return [...items.slice(0, at), item, ...items.slice(at)];
}

export function replaced<Item>(items: readonly Item[], index: number, item: Item): readonly Item[] {
  return items.map((other, place) => (place === index ? item : other));
}

/** The record with the key set, or taken away when the value is `undefined`. */
export function withEntry<Item>(
  record: Readonly<Record<string, Item>>,
  key: string,
  value: Item | undefined,
): Readonly<Record<string, Item>> {
  const { [key]: _before, ...rest } = record;
  return value === undefined ? rest : { ...record, [key]: value };
}
