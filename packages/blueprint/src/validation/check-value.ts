import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";

/** What is wrong with a value, and where inside it. */
export interface ValueProblem {
  readonly code: string;
  readonly message: string;
  /** Keys and indices below the setting. */
  readonly path: readonly (string | number)[];
}

type Form<Type extends SettingDefinition["type"]> = Extract<SettingDefinition, { readonly type: Type }>;
type Check<Type extends SettingDefinition["type"]> = (form: Form<Type>, value: Value) => readonly ValueProblem[];

/** One check per sort of setting: a new sort does not compile until it has one. */
const CHECKS: { readonly [Type in SettingDefinition["type"]]: Check<Type> } = {
  number: (form, value) => numberProblems(form, value),
  text: (form, value) => (typeof value === "string" ? textProblems(form, value) : wrongType(form, "a text")),
  secret: (form, value) => (typeof value === "string" ? [] : wrongType(form, "the name of a secret")),
  code: (form, value) => (typeof value === "string" ? [] : wrongType(form, `${form.language.toUpperCase()} as text`)),
  boolean: (form, value) => (typeof value === "boolean" ? [] : wrongType(form, "yes or no")),
  choice: (form, value) => optionProblems(form, form.options, value),
  textList: (form, value) => textListProblems(form, value),
  numberList: (form, value) => {
    if (!Array.isArray(value)) return wrongType(form, "a list of numbers");
    return [...lengthProblems(form, value), ...atEach(value, (item) => numberProblems(form, item))];
  },
  group: (form, value) => {
    if (!isObject(value)) return wrongType(form, "a group of settings");
    const fields = new Map(form.fields.map((field) => [field.key, field]));
    return inside(Object.entries(value), (key, item) => {
      const field = fields.get(key);
      return field ? checkValue(field, item) : problem("ZL-SET-UNKNOWN", `“${form.label}” has no part named “${key}”.`);
    });
  },
  map: (form, value) => {
    if (!isObject(value)) return wrongType(form, "named entries");
    return inside(Object.entries(value), (_key, item) => checkValue(form.value, item));
  },
};

/** Everything that is wrong with a value; empty when it may stand. Linear in the size of the value. */
export function checkValue(setting: SettingDefinition, value: Value): readonly ValueProblem[] {
  const check = CHECKS[setting.type] as (form: SettingDefinition, value: Value) => readonly ValueProblem[];
  return check(setting, value);
}

interface NumberForm {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
  readonly unit?: string;
}

function numberProblems(form: NumberForm, value: Value): readonly ValueProblem[] {
  if (typeof value !== "number" || !Number.isFinite(value)) return wrongType(form, "a number");
  if (form.integer && !Number.isInteger(value)) return problem("ZL-SET-TYPE", `“${form.label}” must be a whole number; it is ${value}.`);
  if (value < form.min || value > form.max) {
    const unit = form.unit === undefined ? "" : ` ${form.unit}`;
    return problem("ZL-SET-RANGE", `“${form.label}” must lie between ${form.min} and ${form.max}${unit}; it is ${value}.`);
  }
  return [];
}

const patterns = new Map<string, RegExp>();

function textProblems(form: Form<"text"> | Form<"textList">, value: string): readonly ValueProblem[] {
  if ("maxLength" in form && form.maxLength !== undefined && value.length > form.maxLength)
    return problem("ZL-SET-LENGTH", `“${form.label}” may have at most ${form.maxLength} characters; it has ${value.length}.`);
  if (form.pattern === undefined) return [];
  const pattern = patterns.get(form.pattern) ?? new RegExp(form.pattern, "u");
  patterns.set(form.pattern, pattern);
  if (pattern.test(value)) return [];
  const expected = form.patternText === undefined ? "" : `; expected ${form.patternText}`;
  return problem("ZL-SET-PATTERN", `“${form.label}” cannot be “${shortened(value)}”${expected}.`);
}

function textListProblems(form: Form<"textList">, value: Value): readonly ValueProblem[] {
  if (!Array.isArray(value)) return wrongType(form, "a list of texts");
  const seen = new Set<Value>();
  const items = atEach(value, (item) => {
    if (typeof item !== "string") return wrongType(form, "a list of texts");
    if (seen.has(item)) return problem("ZL-SET-DUPLICATE", `“${form.label}” names “${shortened(item)}” twice.`);
    seen.add(item);
    return form.options ? optionProblems(form, form.options, item) : textProblems(form, item);
  });
  return [...lengthProblems(form, value), ...items];
}

function optionProblems(
  form: { readonly label: string },
  options: readonly { readonly value: string }[],
  value: Value,
): readonly ValueProblem[] {
  if (options.some((option) => option.value === value)) return [];
  const names = options.map((option) => option.value).join(", ");
  return problem("ZL-SET-OPTION", `“${form.label}” cannot be “${shortened(String(value))}”; it is one of ${names}.`);
}

function lengthProblems(form: { readonly label: string; readonly maxItems?: number }, value: readonly Value[]): readonly ValueProblem[] {
  if (form.maxItems === undefined || value.length <= form.maxItems) return [];
  return problem("ZL-SET-LENGTH", `“${form.label}” may have at most ${form.maxItems} entries; it has ${value.length}.`);
}

function inside(
  entries: readonly (readonly [string, Value])[],
  check: (key: string, value: Value) => readonly ValueProblem[],
): readonly ValueProblem[] {
  return entries.flatMap(([key, value]) => check(key, value).map((found) => ({ ...found, path: [key, ...found.path] })));
}

function atEach(values: readonly Value[], check: (value: Value) => readonly ValueProblem[]): readonly ValueProblem[] {
  return values.flatMap((value, index) => check(value).map((found) => ({ ...found, path: [index, ...found.path] })));
}

function wrongType(form: { readonly label: string }, expected: string): readonly ValueProblem[] {
  return problem("ZL-SET-TYPE", `“${form.label}” must be ${expected}.`);
}

function problem(code: string, message: string): readonly ValueProblem[] {
  return [{ code, message, path: [] }];
}

function isObject(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
