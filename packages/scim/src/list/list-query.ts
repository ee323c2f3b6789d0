import type { Result } from "@zerolake/resources";
import * as z from "zod";
import type { Condition } from "../filter/condition.ts";
import { parseFilter } from "../filter/parse-filter.ts";
import { resolveFilter } from "../filter/resolve-filter.ts";
import type { Json } from "../json.ts";
import { attempt, refuse, type ScimProblem } from "../problem.ts";
import type { Projection } from "../resource/present-resource.ts";
import { parseAttributePath } from "../schema/attribute-path.ts";
import { type AttributePlace, attributeNamed, resolveAttribute } from "../schema/resolve-attribute.ts";
import type { ResourceKind } from "../schema/resource-kind.ts";
import { RESULTS_MAX } from "../schema/service-documents.ts";

/** What a client asks of a list, checked and within bounds. */
export interface ListQuery {
  readonly condition?: Condition;
  readonly sort?: { readonly place: AttributePlace; readonly isDescending: boolean };
  /** Counted from 1. */
  readonly startIndex: number;
  /** 0 asks for the total only. */
  readonly count: number;
  readonly show: Projection;
}

const SEARCH_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
const COUNT_DEFAULT = 100;

const searchSchema = z.object({
  schemas: z.array(z.string()).refine((all) => all.includes(SEARCH_SCHEMA)),
  filter: z.string().optional(),
  sortBy: z.string().optional(),
  sortOrder: z.string().optional(),
  startIndex: z.int().optional(),
  count: z.int().optional(),
  attributes: z.array(z.string()).readonly().optional(),
  excludedAttributes: z.array(z.string()).readonly().optional(),
});
type Search = Omit<z.infer<typeof searchSchema>, "schemas">;

/** Of the parameters of a GET (RFC 7644 §3.4.2). `parameter` gives the value of one, or null. */
export function readListParameters(kind: ResourceKind, parameter: (name: string) => string | null): Result<ListQuery, ScimProblem> {
  return attempt(() => {
    const text = (name: string) => parameter(name) ?? undefined;
    const search = {
      filter: text("filter"),
      sortBy: text("sortBy"),
      sortOrder: text("sortOrder"),
      startIndex: wholeNumber("startIndex", text("startIndex")),
      count: wholeNumber("count", text("count")),
    };
    return queryOf(kind, { ...search, ...readProjection(parameter) });
  });
}

/** Of the body of a POST to `.search` (RFC 7644 §3.4.3). */
export function readSearchRequest(kind: ResourceKind, body: Json): Result<ListQuery, ScimProblem> {
  return attempt(() => {
    const search = searchSchema.safeParse(body);
    return search.success
      ? queryOf(kind, search.data)
      : refuse("invalidSyntax", `The body is no ${SEARCH_SCHEMA}: ${z.prettifyError(search.error)}`);
  });
}

/** What a GET asks to see, of one resource or of each in a list. */
export function readProjection(parameter: (name: string) => string | null): Projection {
  const [attributes, excludedAttributes] = [pathsIn(parameter("attributes")), pathsIn(parameter("excludedAttributes"))];
  return { ...(attributes ? { attributes } : {}), ...(excludedAttributes ? { excludedAttributes } : {}) };
}

type Given = { readonly [Name in keyof Search]?: Search[Name] | undefined };

function queryOf(kind: ResourceKind, { filter, sortBy, sortOrder, startIndex = 1, count = COUNT_DEFAULT, ...show }: Given): ListQuery {
  const { attributes, excludedAttributes } = show;
  return {
    ...(filter === undefined ? {} : { condition: conditionOf(kind, filter) }),
    ...(sortBy === undefined ? {} : { sort: { place: sortPlace(kind, sortBy), isDescending: isDescending(sortOrder) } }),
    // Out of bounds is brought within them (RFC 7644 table 6).
    startIndex: Math.max(1, startIndex),
    count: Math.min(RESULTS_MAX, Math.max(0, count)),
    show: { ...(attributes ? { attributes } : {}), ...(excludedAttributes ? { excludedAttributes } : {}) },
  };
}

function conditionOf(kind: ResourceKind, text: string): Condition {
  const filter = parseFilter(text);
  const condition = filter.ok ? resolveFilter(kind, filter.value) : filter;
  return condition.ok ? condition.value : refuse(condition.error.scimType ?? "invalidFilter", condition.error.detail);
}

function sortPlace(kind: ResourceKind, text: string): AttributePlace {
  const path = parseAttributePath(text);
  const place = path && resolveAttribute(kind, path);
  if (!place || place.attribute.returned === "never") return refuse("invalidPath", `There is no attribute “${text}” to sort by.`);
  if (place.sub || place.attribute.type !== "complex") return place;
  const value = attributeNamed(place.attribute.subAttributes, "value");
  return value ? { ...place, sub: value } : refuse("invalidPath", `Name a part of “${text}” to sort by.`);
}

function isDescending(given = "ascending"): boolean {
  const order = given.toLowerCase();
  if (order !== "ascending" && order !== "descending") refuse("invalidValue", "“sortOrder” is ascending or descending.");
  return order === "descending";
}

/** The largest number that a database's offset is asked for. */
const NUMBER_MAX = 2_147_483_647;

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^-?\d{1,15}$/.test(text)) return refuse("invalidValue", `“${name}” is a whole number.`);
  return Math.min(Number(text), NUMBER_MAX);
}

function pathsIn(text: string | null): readonly string[] | undefined {
  const paths = (text ?? "").split(",").map((each) => each.trim());
  return text === null ? undefined : paths.filter((each) => each !== "");
}
