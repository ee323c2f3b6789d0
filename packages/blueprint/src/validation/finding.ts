import type { Diagnostic, DiagnosticTarget } from "@zerolake/resources";

interface FindingParts {
  readonly target?: DiagnosticTarget;
  readonly why?: string;
  readonly hint?: string;
}

/** A finding that stops saving an import and deploying. */
export function errorFinding(code: string, message: string, parts: FindingParts = {}): Diagnostic {
  return { severity: "error", code, message, ...parts };
}

export function warningFinding(code: string, message: string, parts: FindingParts = {}): Diagnostic {
  return { severity: "warning", code, message, ...parts };
}

/** JSON pointer (RFC 6901) of a path into a document. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
