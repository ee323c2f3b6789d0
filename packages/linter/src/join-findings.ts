import type { Diagnostic } from "@zerolake/resources";

/**
 * Findings of validation and compilation together with the linter's, each fact once: an arrow that may not exist is not
 * judged further, and a check of a setting's value gives way to an error about that setting, which says why.
 */
export function joinFindings<Other extends Diagnostic, Found extends Diagnostic>(
  others: readonly Other[],
  found: readonly Found[],
): readonly (Other | Found)[] {
  const refused = new Set(others.filter(({ code }) => code === "ZL-EDGE-REFUSED").flatMap(({ target }) => target?.edge ?? []));
  const kept = found.filter(({ target }) => target?.edge === undefined || !refused.has(target.edge));
  const explained = new Set(kept.filter(({ severity }) => severity === "error").flatMap((finding) => settingOf(finding) ?? []));
  return [...others.filter((other) => !isValueCheck(other) || !explained.has(settingOf(other) ?? "")), ...kept];
}

/** What a check of one value says; a rule about the same setting knows more. */
const VALUE_CHECKS: readonly string[] = ["ZL-SET-MISSING", "ZL-SET-PATTERN", "ZL-AWS-VECTOR-METRIC"];

function isValueCheck({ code }: Diagnostic): boolean {
  return VALUE_CHECKS.includes(code);
}

function settingOf({ target }: Diagnostic): string | undefined {
  return target?.component === undefined || target.setting === undefined ? undefined : `${target.component}.${target.setting}`;
}
