export interface ShellCommand {
  /** What is done: the words before the first flag. */
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
}

/** The calls of one program in a script of ours: lines that go on are joined, quotes taken off, loops over words unrolled. */
export function commandsOf(script: string, program: string): readonly ShellCommand[] {
  const lines = script.replace(/ *\\\n */g, " ").split("\n");
  return unrolled(lines).flatMap((line) => {
    const [first, ...rest] = wordsOf(line);
    return first === program ? [commandOf(rest)] : [];
  });
}

function unrolled(lines: readonly string[]): readonly string[] {
  const made: string[] = [];
  let values: readonly string[] | undefined;
  for (const line of lines) {
    const loop = /^for ROLE in (.*); do$/.exec(line.trim());
    if (loop) values = loop[1]?.split(" ") ?? [];
    else if (line.trim() === "done") values = undefined;
    else made.push(...(values ?? [""]).map((value) => line.trim().replaceAll("$ROLE", value)));
  }
  return made;
}

/** Parted by spaces outside of quotes. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_all, single, double) => single ?? double),
  );
}

function commandOf(words: readonly string[]): ShellCommand {
  const firstFlag = words.findIndex((word) => word.startsWith("--"));
  const flags: Record<string, string> = {};
  const rest = firstFlag < 0 ? [] : words.slice(firstFlag);
  for (let index = 0; index < rest.length; index += 1) {
    const [name = "", ...value] = (rest[index] ?? "").replace(/^--/, "").split("=");
    if (!rest[index]?.startsWith("--")) continue;
    flags[name] = rest[index]?.includes("=") ? value.join("=") : (rest[index + 1] ?? "");
  }
  return { words: firstFlag < 0 ? words : words.slice(0, firstFlag), flags };
}
