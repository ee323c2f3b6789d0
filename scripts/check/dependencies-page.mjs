// docs/dependencies.md lists every direct dependency of every workspace, with its licence, and nothing else.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = "docs/dependencies.md";
const WHOLE = "Whole repository";

const listed = rowsOf(readFileSync(join(root, PAGE), "utf8"));
const shared = dependenciesOf(".");
const findings = [...sectionFindings(WHOLE, shared, "."), ...workspaces().flatMap(workspaceFindings), ...strangeSections()];
for (const finding of findings) console.error(finding);
process.exit(findings.length === 0 ? 0 : 1);

function workspaces() {
  return ["apps", "packages"]
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => existsSync(join(root, path, "package.json")));
}

/** Tools of the whole repository stand in its own table only. */
function workspaceFindings(path) {
  return sectionFindings(
    path,
    dependenciesOf(path).filter((name) => !shared.includes(name)),
    path,
  );
}

function sectionFindings(section, names, path) {
  const rows = listed.get(section) ?? new Map();
  return [
    ...names.filter((name) => !rows.has(name)).map((name) => `${PAGE} has no row for ${name} under ${section}: say what it is for.`),
    ...[...rows.keys()]
      .filter((name) => !names.includes(name))
      .map((name) => `${PAGE} lists ${name} under ${section}, which does not ask for it.`),
    ...names.flatMap((name) => licenceFinding(name, rows.get(name), path)),
  ];
}

/** Packages of other platforms are not installed here, so theirs is not compared. */
function licenceFinding(name, licence, path) {
  const folder = [join(root, path, "node_modules", name), join(root, "node_modules", name)].find((candidate) =>
    existsSync(join(candidate, "package.json")),
  );
  if (licence === undefined || folder === undefined) return [];
  const found = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).license;
  return found === licence ? [] : [`${PAGE} says that the licence of ${name} is ${licence}; its package says ${found}.`];
}

function strangeSections() {
  const known = [WHOLE, ...workspaces()];
  return [...listed.keys()]
    .filter((section) => !known.includes(section))
    .map((section) => `${PAGE} has a section ${section}, which is no workspace.`);
}

function dependenciesOf(path) {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter((name) => !name.startsWith("@zerolake/"));
}

/** Section → package → licence; a row without a reason does not count. */
function rowsOf(page) {
  const sections = new Map();
  for (const part of page.split(/^## /m).slice(1)) {
    const rows = [...part.matchAll(/^\| `([^`]+)` \| ([^|]+?) \| [^|]+ \| [^|]+ \| ([^|]+?) \|$/gm)];
    sections.set(part.slice(0, part.indexOf("\n")).replaceAll("`", ""), new Map(rows.map(([, name, , licence]) => [name, licence])));
  }
  return sections;
}
