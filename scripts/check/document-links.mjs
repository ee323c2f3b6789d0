// What the documents name must be there: files behind relative links; paths, names and codes of ours in `code`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const NOT_OURS = new Set(["node_modules", ".git", ".next", ".turbo", ".zerolake", "dist", "generated", "test-results"]);
const EXTENSIONS = "cjs|css|json|md|mjs|prisma|py|sql|ts|tsx|txt|yml";
const SOURCE = /\.(mjs|prisma|py|sql|ts|tsx)$/;
/** planDraft, deployment_event, DATABASE_URL, ZL-EDGE-CYCLE: too peculiar to be anything but a name in the sources. */
const NAME = /^([a-z]+([A-Z][a-z0-9]*)+|[a-z0-9]+(_[a-z0-9]+)+|[A-Z0-9]+(_[A-Z0-9]+)+|ZL(-[A-Z]+)+)$/;

const files = listFiles(root);
const topFolders = new Set(files.filter((file) => file.includes("/")).map((file) => file.slice(0, file.indexOf("/"))));
const words = new Set(files.filter((file) => SOURCE.test(file)).flatMap((file) => read(file).match(/\bZL(-[A-Z]+)+|\w+/g) ?? []));
const documents = files.filter((file) =>
  /^(README|CONTRIBUTING|SECURITY)\.md$|^docs\/.*\.md$|^(apps|packages)\/[^/]+\/README\.md$/.test(file),
);

const wrong = documents.flatMap((document) =>
  linesOf(document).flatMap((line, index) => findingsOf(document, line).map((finding) => `${document}:${index + 1} ${finding}`)),
);
const linked = new Set(
  documents.flatMap((document) => linesOf(document).flatMap((line) => linksIn(line).map((target) => fileBehind(document, target)))),
);
const unread = documents.filter((document) => document.startsWith("docs/") && !linked.has(document));
wrong.push(...unread.map((document) => `${document} is linked from no other document`));
if (wrong.length > 0) {
  console.error(
    `The documents name what is not there:\n  ${wrong.join("\n  ")}\nCorrect the document, or write the full path from the top of the repository.`,
  );
  process.exit(1);
}

function findingsOf(document, line) {
  const links = linksIn(line).flatMap((target) => brokenLink(document, target));
  const spans = [...line.matchAll(/`([^`]+)`/g)].flatMap(([, text]) => brokenName(document, text));
  return [...links, ...spans];
}

/** Relative ones only. */
function linksIn(line) {
  return [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target).filter((target) => !/^[a-z]+:/.test(target));
}

function fileBehind(document, target) {
  const [path] = target.split("#");
  return path === "" ? document : relative(root, join(root, dirname(document), path)).replaceAll("\\", "/");
}

function brokenLink(document, target) {
  const file = fileBehind(document, target);
  const [, heading] = target.split("#");
  if (!existsSync(join(root, file))) return [`links to ${target}, which does not exist`];
  if (heading && !headingsOf(read(file)).has(heading)) return [`links to ${target}, but there is no such heading`];
  return [];
}

function brokenName(document, text) {
  if (NAME.test(text)) return words.has(text) ? [] : [`names \`${text}\`, which no source file contains`];
  if (!/^[\w.@()[\]/-]+$/.test(text)) return [];
  const segments = text.replace(/\/$/, "").split("/");
  if (segments.some((segment) => NOT_OURS.has(segment))) return [];
  if (segments.length > 1 && topFolders.has(segments[0]))
    return existsSync(join(root, text)) ? [] : [`names \`${text}\`, which does not exist`];
  if (!new RegExp(`\\w\\.(${EXTENSIONS})$`).test(text)) return [];
  return isSomewhere(document, text) ? [] : [`names \`${text}\`, which is not in ${homeOf(document) || "the repository"}`];
}

/** The README of a package means files of the package; any other document may mean all of them. */
function isSomewhere(document, text) {
  const home = homeOf(document);
  return files.some((file) => file.startsWith(home) && (file === text || file.endsWith(`/${text}`)));
}

function homeOf(document) {
  return /^(apps|packages)\/[^/]+\//.exec(document)?.[0] ?? "";
}

/** GitHub's anchors: lower case, punctuation gone, hyphens for blanks. */
function headingsOf(text) {
  const titles = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title);
  return new Set(
    titles.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
}

/** Blocks of code are examples and drawings; their lines stay, empty, so that numbers are right. */
function linesOf(document) {
  const text = read(document).replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ""));
  return text.split("\n");
}

function read(file) {
  return readFileSync(join(root, file), "utf8");
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [relative(root, path).replaceAll("\\", "/")];
  });
}
