import { plural } from "@/format/number.ts";

export const STATES = [
  { value: "off", label: "Off" },
  { value: "optional", label: "Optional" },
  { value: "required", label: "Required" },
];

export const STATE_HELP = {
  off: "Nobody signs in through the provider.",
  optional: "People of your domains choose between the provider and a passphrase.",
  required: "Every member signs in through the provider; sessions with a passphrase stop working here at once.",
} as const;

const NAMES_MAX = 5;

/** "Required sign-on locks out 3 members who have never used it: Ken, Lena and Tom." */
export function lockOutWarning(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const shown = names.slice(0, NAMES_MAX);
  const rest = names.length - shown.length;
  const list = [...shown, ...(rest > 0 ? [`${rest} more`] : [])];
  const said = list.length === 1 ? list[0] : `${list.slice(0, -1).join(", ")} and ${list.at(-1)}`;
  return `Required sign-on locks out ${plural(names.length, "member")} who ${names.length === 1 ? "has" : "have"} never used it: ${said}. They come in again by signing in through the provider.`;
}
