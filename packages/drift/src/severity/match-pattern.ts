const made = new Map<string, RegExp>();

/** Whether a dotted path fits; `*` is any text within a name, `**` any number of names, also none. Case means nothing. */
export function fitsPath(pattern: string, path: string): boolean {
  const names = pattern.split(".");
  const parts = names.map((name, index) => {
    const isLast = index === names.length - 1;
    if (name === "**") return isLast ? "(?:\\..+)?" : "(?:[^.]+\\.)*";
    const dot = isLast || (index === names.length - 2 && names.at(-1) === "**") ? "" : "\\.";
    return `${textOf(name, "[^.]*")}${dot}`;
  });
  return path === "" || pattern === "" ? path === pattern : kept(`path ${pattern}`, () => bare(names, parts)).test(path);
}

/** `**` alone is any path. */
function bare(names: readonly string[], parts: readonly string[]): string {
  return names.length === 1 && names[0] === "**" ? ".+" : parts.join("");
}

/** Whether a type fits; `*` is any text. */
export function fitsType(pattern: string, type: string): boolean {
  return pattern === "*" || kept(`type ${pattern}`, () => textOf(pattern, ".*")).test(type);
}

function textOf(pattern: string, any: string): string {
  return pattern
    .split("*")
    .map((text) => text.replaceAll(/[.+?^${}()|[\]\\/]/g, "\\$&"))
    .join(any);
}

function kept(key: string, source: () => string): RegExp {
  const known = made.get(key);
  if (known) return known;
  const pattern = new RegExp(`^${source()}$`, "i");
  made.set(key, pattern);
  return pattern;
}
