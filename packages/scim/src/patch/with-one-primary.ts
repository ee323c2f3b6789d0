import { isObject, type Json } from "../json.ts";
import { refuse } from "../problem.ts";
import type { Attribute } from "../schema/attribute.ts";

/** Whoever makes a value the primary one takes that away from the one before (RFC 7644 §3.5.2). */
export function withOnePrimary({ name }: Attribute, before: readonly Json[], after: readonly Json[]): readonly Json[] {
  const primaries = after.filter(isPrimary);
  if (primaries.length < 2) return after;
  const [chosen, ...more] = primaries.filter((each) => !before.includes(each));
  if (chosen === undefined || more.length > 0) return refuse("invalidValue", `Only one value of “${name}” can be the primary one.`);
  return after.map((each) => (isObject(each) && isPrimary(each) && each !== chosen ? { ...each, primary: false } : each));
}

function isPrimary(value: Json): boolean {
  return isObject(value) && value["primary"] === true;
}
