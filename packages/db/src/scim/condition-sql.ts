import type { Attribute, AttributePlace, Condition } from "@zerolake/scim";
import { Prisma } from "../generated/client.ts";

/** Where the values of a row stand. */
export interface SearchedRow {
  /** JSON of what stands at the top of a resource under this name: an attribute, or all of an extension. Text is folded. */
  readonly json: (name: string) => Prisma.Sql;
  /** Columns with an index that hold the same text. */
  readonly columns?: Readonly<Record<string, Prisma.Sql>>;
}

/** The same answer as `matches` of the SCIM package, from the database: never unknown, so that it can be turned round. */
export function conditionSql(condition: Condition, row: SearchedRow): Prisma.Sql {
  switch (condition.kind) {
    case "and":
      return Prisma.sql`(${Prisma.join(
        condition.conditions.map((each) => conditionSql(each, row)),
        " AND ",
      )})`;
    case "or":
      return Prisma.sql`(${Prisma.join(
        condition.conditions.map((each) => conditionSql(each, row)),
        " OR ",
      )})`;
    case "not":
      return Prisma.sql`NOT ${conditionSql(condition.condition, row)}`;
    case "present":
      return isPresent(condition.place, row);
    case "some": {
      const element: SearchedRow = { json: (name) => Prisma.sql`e.v -> ${name}::text` };
      return Prisma.sql`EXISTS (SELECT 1 FROM ${elements(condition.place, row)} WHERE ${conditionSql(condition.condition, element)})`;
    }
    case "compare":
      return condition.place.attribute.multiValued ? compareSome(condition, row) : compareOne(condition, row);
  }
}

/** What a list is ordered by: the value, of a list its primary one or else the first. */
export function sortSql({ place, isDescending }: { place: AttributePlace; isDescending: boolean }, row: SearchedRow): Prisma.Sql {
  const { attribute, sub } = place;
  const text = attribute.multiValued
    ? Prisma.sql`(SELECT ${partOf(sub)} FROM ${elements(place, row)} ORDER BY (e.v ->> 'primary') = 'true' DESC NULLS LAST, e.n LIMIT 1)`
    : textAt(place, row);
  return isDescending ? Prisma.sql`${text} COLLATE "C" DESC NULLS FIRST` : Prisma.sql`${text} COLLATE "C" ASC NULLS LAST`;
}

type Comparison = Extract<Condition, { kind: "compare" }>;

function compareOne({ place, operator, value }: Comparison, row: SearchedRow): Prisma.Sql {
  const { extension, attribute, sub } = place;
  const column = operator === "eq" && extension === undefined && !sub ? row.columns?.[attribute.name] : undefined;
  // In this form an index serves, and an absent value is no unknown.
  if (column && value !== null) return Prisma.sql`(${column} IS NOT NULL AND ${column} = ${String(value)})`;
  const text = textAt(place, row);
  if (value === null) return operator === "eq" ? Prisma.sql`(${text} IS NULL)` : Prisma.sql`(${text} IS NOT NULL)`;
  if (operator === "ne") return Prisma.sql`(${text} IS DISTINCT FROM ${String(value)})`;
  return Prisma.sql`coalesce(${compareText(text, operator, String(value))}, false)`;
}

/** A list meets a comparison when one of its values does. */
function compareSome({ place, operator, value }: Comparison, row: SearchedRow): Prisma.Sql {
  const text = partOf(place.sub);
  if (value === null) {
    const some = Prisma.sql`EXISTS (SELECT 1 FROM ${elements(place, row)} WHERE ${text} IS NOT NULL)`;
    return operator === "eq" ? Prisma.sql`NOT ${some}` : some;
  }
  return Prisma.sql`EXISTS (SELECT 1 FROM ${elements(place, row)} WHERE ${compareText(text, operator, String(value))})`;
}

function compareText(text: Prisma.Sql, operator: Comparison["operator"], wanted: string): Prisma.Sql {
  switch (operator) {
    case "eq":
      return Prisma.sql`(${text} = ${wanted})`;
    case "ne":
      return Prisma.sql`(${text} <> ${wanted})`;
    case "co":
      return Prisma.sql`(strpos(${text}, ${wanted}) > 0)`;
    case "sw":
      return Prisma.sql`starts_with(${text}, ${wanted})`;
    case "ew":
      return Prisma.sql`(right(${text}, length(${wanted})) = ${wanted})`;
    case "gt":
      return Prisma.sql`(${text} COLLATE "C" > ${wanted})`;
    case "ge":
      return Prisma.sql`(${text} COLLATE "C" >= ${wanted})`;
    case "lt":
      return Prisma.sql`(${text} COLLATE "C" < ${wanted})`;
    case "le":
      return Prisma.sql`(${text} COLLATE "C" <= ${wanted})`;
  }
}

function isPresent(place: AttributePlace, row: SearchedRow): Prisma.Sql {
  const { attribute, sub } = place;
  if (!attribute.multiValued) return Prisma.sql`(${jsonAt(place, row)} IS NOT NULL)`;
  const has = sub ? Prisma.sql`${partOf(sub)} IS NOT NULL` : Prisma.sql`true`;
  return Prisma.sql`EXISTS (SELECT 1 FROM ${elements(place, row)} WHERE ${has})`;
}

function jsonAt(place: AttributePlace, row: SearchedRow): Prisma.Sql {
  const whole = attributeJson(place, row);
  return place.sub ? Prisma.sql`(${whole} -> ${place.sub.name}::text)` : whole;
}

function textAt(place: AttributePlace, row: SearchedRow): Prisma.Sql {
  return Prisma.sql`(${jsonAt(place, row)} #>> '{}')`;
}

/** JSON of the attribute as a whole. */
function attributeJson({ extension, attribute }: AttributePlace, { json }: SearchedRow): Prisma.Sql {
  return extension === undefined ? Prisma.sql`(${json(attribute.name)})` : Prisma.sql`(${json(extension)} -> ${attribute.name}::text)`;
}

/** The values of a list as `e.v`, numbered by `e.n`. */
function elements(place: AttributePlace, row: SearchedRow): Prisma.Sql {
  return Prisma.sql`jsonb_array_elements(coalesce(${attributeJson(place, row)}, '[]'::jsonb)) WITH ORDINALITY AS e(v, n)`;
}

/** The compared part of a value, or the value itself where it has no parts. */
function partOf(sub: Attribute | undefined): Prisma.Sql {
  return sub ? Prisma.sql`(e.v ->> ${sub.name}::text)` : Prisma.sql`(e.v #>> '{}')`;
}
