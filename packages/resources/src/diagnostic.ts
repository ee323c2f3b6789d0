/** What a check has to say. Many can be returned at once; an `error` stops the next step, the others do not. */
export type Severity = "error" | "warning" | "info";

/** Where a diagnostic points: a part of the drawing, or a resource of the compiled graph. */
export interface DiagnosticTarget {
  readonly component?: string;
  readonly edge?: string;
  readonly setting?: string;
  readonly address?: string;
  /** Question of the environment that settles it, by its key. */
  readonly answer?: string;
  /** JSON pointer into an imported document, e.g. `/components/3/kind`. */
  readonly path?: string;
}

export interface Diagnostic {
  readonly severity: Severity;
  /** Stable, e.g. `ZL-EDGE-CYCLE`. Codes are public: they are documented and never reused. */
  readonly code: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  readonly target?: DiagnosticTarget;
  /** Why it matters. */
  readonly why?: string;
  /** What to do about it. */
  readonly hint?: string;
  /** Pages that it rests on. */
  readonly sources?: readonly DiagnosticSource[];
}

/** A page behind a finding; without an address it is knowledge that nobody wrote down in public. */
export interface DiagnosticSource {
  readonly title: string;
  readonly url?: string;
  /** When it was read, or what it is dated. */
  readonly date?: string;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
