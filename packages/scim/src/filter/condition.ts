import type { Attribute } from "../schema/attribute.ts";
import type { AttributePlace } from "../schema/resolve-attribute.ts";
import type { Operator } from "./filter.ts";

/** What a comparison compares: a single value, with the type that its schema gives it. */
export type ComparedValue = string | boolean | null;

/**
 * A filter whose attributes are known: what is evaluated in memory and translated for a database. Text is folded already where
 * case does not count, times are RFC 3339 in UTC with milliseconds, so that they compare as text.
 */
export type Condition =
  | { readonly kind: "and" | "or"; readonly conditions: readonly Condition[] }
  | { readonly kind: "not"; readonly condition: Condition }
  | { readonly kind: "present"; readonly place: AttributePlace }
  | { readonly kind: "compare"; readonly place: AttributePlace; readonly operator: Operator; readonly value: ComparedValue }
  /** Places inside are those of one value of the list. */
  | { readonly kind: "some"; readonly place: AttributePlace; readonly condition: Condition };

/** The attribute whose values are compared. */
export function comparedAttribute({ attribute, sub }: AttributePlace): Attribute {
  return sub ?? attribute;
}

/** How text is compared where case does not count. Whoever stores a folded copy for searching uses this very function. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}
