import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { type Answer, type Command, type ExitCode, UsageError, type World } from "./command.ts";
import { COMMANDS } from "./commands.ts";

interface Output {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Runs one command. With `--json`, standard output is one JSON document and nothing else, also when it fails. */
export async function main(argv: readonly string[], output: Output): Promise<ExitCode> {
  const isJson = argv.includes("--json");
  const [name, ...rest] = argv.filter((argument) => argument !== "--json");
  if (name === undefined || name === "help" || name === "--help") {
    output.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  try {
    const answer = await runCommand(name, rest, worldOf(output));
    const printed = isJson ? JSON.stringify(answer.json, null, 2) : answer.text;
    if (printed !== "") output.stdout.write(`${printed}\n`);
    return answer.exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (isJson) output.stdout.write(`${JSON.stringify({ error: { code: "ZL-USAGE", message: error.message } })}\n`);
    output.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function runCommand(name: string, argv: readonly string[], world: World): Promise<Answer> {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) throw new UsageError(`There is no command "${name}". Commands: ${COMMANDS.map((candidate) => candidate.name).join(", ")}.`);
  const { values, positionals } = parse(command, argv);
  return await command.run(positionals, values, world);
}

function parse(command: Command, argv: readonly string[]) {
  const options = Object.fromEntries(Object.entries(command.flags).map(([flag, { type }]) => [flag, { type }]));
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\nUsage: zerolake ${command.usage}`);
  }
}

function worldOf({ stdin }: Output): World {
  return {
    today: new Date().toISOString().slice(0, 10),
    readText: async (path) => {
      try {
        return path === "-" ? await text(stdin) : await readFile(path, "utf8");
      } catch (error) {
        throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
  };
}

function help(): string {
  const rows = COMMANDS.map(({ usage, summary }) => `  zerolake ${usage}\n      ${summary}`);
  return `Zerolake on the command line, offline. FILE may be - for standard input; --json prints one JSON document.\n\n${rows.join("\n")}\n\nExit code: 0 fine, 1 findings of severity error, 2 wrong usage.\n`;
}
