import type { SettingDefinition } from "@zerolake/catalog";
import { err, ok, type Result, type Value } from "@zerolake/resources";

const numberFormat = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });

/** A value as the text of its field; what has no text form (groups, maps) gives "". */
export function textOfValue(value: Value | undefined): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(String).join("\n");
  if (typeof value === "object") return "$secret" in value ? String(value["$secret"]) : "";
  return String(value);
}

/** A value in words, for placeholders and read-only fields: "72 h", "On", "raw, curated". */
export function wordsOfValue(setting: SettingDefinition, value: Value | undefined): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "boolean") return value ? "On" : "Off";
  if (setting.type === "choice") return setting.options.find((option) => option.value === value)?.label ?? String(value);
  if (typeof value === "number") return withUnit(numberFormat.format(value), setting);
  if (Array.isArray(value)) return value.length === 0 ? "none" : withUnit(value.map(String).join(", "), setting);
  if (typeof value === "object") return Object.keys(value).length === 0 ? "none" : Object.keys(value).join(", ");
  return String(value);
}

/** What somebody typed, as a value; an empty field means "take the default". The error is what the field says. */
export function valueOfText(setting: SettingDefinition, text: string): Result<Value | undefined, string> {
  const trimmed = setting.type === "code" ? text : text.trim();
  if (trimmed === "") return ok(undefined);
  switch (setting.type) {
    case "number":
      return readNumber(setting, trimmed);
    case "numberList":
      return readNumberList(setting, trimmed);
    case "text":
      return readText(setting, trimmed);
    case "textList":
      return readTextList(setting, trimmed);
    case "secret":
      return ok({ $secret: trimmed });
    case "code":
      return ok(text);
    case "choice":
    case "boolean":
    case "group":
    case "map":
      return ok(trimmed);
  }
}

type Numeric = Extract<SettingDefinition, { type: "number" | "numberList" }>;

function readNumber(setting: Numeric, text: string): Result<number, string> {
  const value = Number(text.replace(/[\s,_]/g, ""));
  if (!Number.isFinite(value)) return err(`"${text}" is not a number.`);
  if (setting.integer && !Number.isInteger(value)) return err("Whole numbers only.");
  if (value < setting.min || value > setting.max) return err(rangeWords(setting));
  return ok(value);
}

function readNumberList(setting: Extract<SettingDefinition, { type: "numberList" }>, text: string): Result<Value, string> {
  const values: number[] = [];
  for (const part of splitList(text)) {
    const read = readNumber(setting, part);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return tooMany(values, setting.maxItems) ?? ok(values);
}

function readText(setting: Extract<SettingDefinition, { type: "text" }>, text: string): Result<Value, string> {
  if (setting.maxLength !== undefined && text.length > setting.maxLength) return err(`At most ${setting.maxLength} characters.`);
  if (setting.pattern !== undefined && !new RegExp(setting.pattern, "u").test(text)) {
    return err(setting.placeholder ? `Not in the expected form, e.g. ${setting.placeholder}` : `"${text}" has characters that are not allowed here.`);
  }
  return ok(text);
}

function readTextList(setting: Extract<SettingDefinition, { type: "textList" }>, text: string): Result<Value, string> {
  const items = splitList(text);
  const pattern = setting.pattern === undefined ? undefined : new RegExp(setting.pattern, "u");
  const wrong = pattern && items.find((item) => !pattern.test(item));
  if (wrong) return err(`"${wrong}" has characters that are not allowed here.`);
  return tooMany(items, setting.maxItems) ?? ok([...new Set(items)]);
}

function tooMany(items: readonly unknown[], max: number | undefined): Result<never, string> | undefined {
  return max !== undefined && items.length > max ? err(`At most ${max} entries.`) : undefined;
}

function splitList(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter(Boolean);
}

function rangeWords(setting: Numeric): string {
  return `Between ${numberFormat.format(setting.min)} and ${withUnit(numberFormat.format(setting.max), setting)}.`;
}

function withUnit(text: string, setting: SettingDefinition): string {
  return "unit" in setting && setting.unit ? `${text} ${setting.unit}` : text;
}
