import { checkValue } from "@zerolake/blueprint";
import type { SettingDefinition } from "@zerolake/catalog";
import { err, ok, type Result, type Value } from "@zerolake/resources";

const numberFormat = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });

/** A value as the text of its field; what has no text form (groups, maps) gives "". */
export function textOfValue(value: Value | undefined): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(String).join("\n");
  if (typeof value === "object") return "";
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
  const value = readValue(setting, trimmed);
  const [problem] = checkValue(setting, value);
  return problem ? err(problem.message) : ok(value);
}

/** What cannot be read stays text, so that the check says what was expected. */
function readValue(setting: SettingDefinition, text: string): Value {
  if (setting.type === "number") return readNumber(text);
  if (setting.type === "numberList") return splitList(text).map(readNumber);
  return setting.type === "textList" ? splitList(text) : text;
}

/** "20,000", "20 000" and "20_000"; anything else between digits is a slip of the finger, not a number. */
const IN_THOUSANDS = /^[+-]?\d{1,3}(?:[\s,_]\d{3})+(?:\.\d+)?$/;

function readNumber(text: string): number | string {
  const value = Number(IN_THOUSANDS.test(text) ? text.replaceAll(/[\s,_]/g, "") : text);
  return Number.isFinite(value) ? value : text;
}

function splitList(text: string): string[] {
  return text
    .split(/\n|,/)
    .map((item) => item.trim())
    .filter(Boolean);
}

function withUnit(text: string, setting: SettingDefinition): string {
  return "unit" in setting && setting.unit ? `${text} ${setting.unit}` : text;
}
