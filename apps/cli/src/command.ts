import type { Diagnostic } from "@zerolake/resources";

/** 0 fine, 1 findings of severity error, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** What a command answers: `text` for a person, `json` for a program; exactly one of them is printed. */
export interface Answer {
  readonly exitCode: ExitCode;
  readonly text: string;
  readonly json: unknown;
}

/** What a command may use of the world. */
export interface World {
  /** Contents of a file, or of standard input for `-`. Throws `UsageError` when it cannot be read. */
  readText(path: string): Promise<string>;
  /** The day in UTC, as `YYYY-MM-DD`. */
  readonly today: string;
}

export interface Command {
  readonly name: string;
  /** How it is called, without the program's name. */
  readonly usage: string;
  readonly summary: string;
  readonly flags: Readonly<Record<string, { readonly type: "string" | "boolean"; readonly help: string }>>;
  run(arguments_: readonly string[], flags: Readonly<Record<string, string | boolean | undefined>>, world: World): Promise<Answer>;
}

/** The command was called wrongly: message, then the usage. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export function oneArgument(command: Pick<Command, "usage">, arguments_: readonly string[]): string {
  const [only] = arguments_;
  if (only === undefined || arguments_.length !== 1) throw new UsageError(`Expected one argument. Usage: zerolake ${command.usage}`);
  return only;
}

export function renderDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ severity, code, message, target, hint }) => {
      const where = target?.path ?? target?.address ?? [target?.component, target?.setting].filter(Boolean).join(".") ?? "";
      return `${severity} ${code}${where ? ` at ${where}` : ""}: ${message}${hint ? `\n  ${hint}` : ""}`;
    })
    .join("\n");
}
