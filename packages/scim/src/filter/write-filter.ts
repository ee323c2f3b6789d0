import { writeAttributePath } from "../schema/attribute-path.ts";
import type { Filter } from "./filter.ts";

/** The filter as text, with the brackets that reading it again needs: `parseFilter(writeFilter(f))` is `f`. */
export function writeFilter(filter: Filter): string {
  switch (filter.kind) {
    case "and":
    case "or":
      return filter.filters.map((each) => (isJoined(each) ? `(${writeFilter(each)})` : writeFilter(each))).join(` ${filter.kind} `);
    case "not":
      return `not (${writeFilter(filter.filter)})`;
    case "some":
      return `${writeAttributePath(filter.path)}[${writeFilter(filter.filter)}]`;
    case "present":
      return `${writeAttributePath(filter.path)} pr`;
    case "compare":
      return `${writeAttributePath(filter.path)} ${filter.operator} ${JSON.stringify(filter.value)}`;
  }
}

function isJoined({ kind }: Filter): boolean {
  return kind === "and" || kind === "or";
}
