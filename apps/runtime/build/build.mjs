// Builds what runs inside a deployment. Same input, same bytes: the version of an artefact is the hash of what is built.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { gzipSync, zipSync } from "fflate";
import { pack } from "tar-stream";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values: options } = parseArgs({
  options: { "write-manifest": { type: "boolean" }, out: { type: "string" }, manifest: { type: "string" } },
});
const dist = options.out ?? join(root, "dist");
const manifestPath = options.manifest ?? fileURLToPath(new URL("../../../packages/artefacts/src/manifest.data.json", import.meta.url));
/** Archives carry dates; a fixed one keeps equal content equal. Zip counts local time from 1980 on. */
const ZIP_DATE = new Date(1980, 0, 1);
const TAR_DATE = new Date(0);

const ARTEFACTS = [
  { name: "collect-function", form: "zip", files: async () => ({ "index.mjs": await bundle("src/collect/collect-function.ts") }) },
  { name: "embed-function", form: "zip", files: async () => ({ "index.mjs": await bundle("src/embed/embed-function.ts") }) },
  { name: "logs-function", form: "zip", files: async () => ({ "index.mjs": await bundle("src/logs/logs-function.ts") }) },
  { name: "flink-job", form: "zip", files: async () => folder("python/flink-job") },
  { name: "flink", form: "image", files: async () => ({ ...folder("docker/flink"), ...folder("python/flink-job") }) },
  { name: "training-job", form: "targz", files: async () => folder("python/training-job") },
  { name: "inference", form: "targz", files: async () => folder("python/inference") },
  { name: "azure-scoring", form: "file", files: async () => folder("python/azure-scoring") },
  { name: "embed-events", form: "zip", files: async () => ({ ...folder("python/embed-job"), ...folder("python/dataflow-embed") }) },
  { name: "spark-job", form: "file", files: async () => folder("python/spark-job") },
  { name: "table-checks", form: "file", files: async () => folder("python/table-checks") },
  { name: "workspace-job", form: "file", files: async () => folder("python/workspace-job") },
  {
    name: "workspace-programs",
    form: "targz",
    files: async () => ({ ...folder("python/embed-job"), ...folder("python/training-job"), ...folder("python/workspace-programs") }),
  },
  { name: "runtime", form: "image", files: async () => ({ ...folder("docker/runtime"), "main.mjs": await bundle("src/main.ts") }) },
  { name: "python", form: "image", files: async () => ({ ...folder("docker/python"), ...folder("python/embed-job") }) },
];

rmSync(dist, { recursive: true, force: true });
const manifest = {};
for (const { name, form, files } of ARTEFACTS) {
  const content = await files();
  const version = versionOf(content);
  const file = await write(name, form, content);
  manifest[name] = { name, form, file, version };
}
const text = `${JSON.stringify(manifest, null, 2)}\n`;
if (options["write-manifest"]) writeFileSync(manifestPath, text);
else if (readFileSync(manifestPath, "utf8") !== text) {
  console.error(
    "What is built differs from packages/artefacts/src/manifest.data.json. Run: npm run manifest -w apps/runtime, and commit the change.",
  );
  process.exit(1);
}

async function bundle(entry) {
  const result = await build({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    minify: true,
    write: false,
    legalComments: "none",
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
  return result.outputFiles[0].contents;
}

function folder(path) {
  return Object.fromEntries(
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort()
      .map((name) => [name, new Uint8Array(readFileSync(join(root, path, name)))]),
  );
}

function versionOf(content) {
  const hash = createHash("sha256");
  for (const [name, bytes] of Object.entries(content).sort(([left], [right]) => (left < right ? -1 : 1)))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest("hex");
}

/** Writes an artefact below dist/ and returns its file name there; an image is a folder to build from. */
async function write(name, form, content) {
  mkdirSync(join(dist, name), { recursive: true });
  if (form === "zip") return writeFile(name, `${name}.zip`, zipSync(content, { mtime: ZIP_DATE, level: 9 }));
  if (form === "targz") return writeFile(name, "sourcedir.tar.gz", gzipSync(await tar(content), { mtime: TAR_DATE, level: 9 }));
  for (const [file, bytes] of Object.entries(content)) writeFile(name, file, bytes);
  return form === "image" ? "Dockerfile" : Object.keys(content)[0];
}

async function tar(content) {
  const archive = pack();
  for (const [name, bytes] of Object.entries(content)) archive.entry({ name, mtime: TAR_DATE, mode: 0o644 }, Buffer.from(bytes));
  archive.finalize();
  const chunks = [];
  for await (const chunk of archive) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

function writeFile(name, file, bytes) {
  writeFileSync(join(dist, name, file), bytes);
  return file;
}
