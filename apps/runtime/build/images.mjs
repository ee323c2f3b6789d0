// Builds the container images of dist/ and, with --push, puts them into a registry.
// npm run images -- --registry <prefix> [--push] [--platform linux/amd64] [--embedding-model <id>] [runtime] [python] [flink]
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildArguments, findBuilder, pushedReference } from "./container-builder.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(new URL("../../../packages/artefacts/src/manifest.data.json", import.meta.url), "utf8"));
/** What the build has written; the worker reads it from the same place. */
const artefacts = process.env.ZEROLAKE_ARTEFACTS_DIR ?? join(root, "dist");
const TAG_DIGITS = 12;
const USAGE =
  "Usage: npm run images -- --registry <prefix> [--push] [--platform <platform>] [--embedding-model <id>] [runtime] [python] [flink]";

const { values, positionals } = read();
const { name: builder, problem } = findBuilder();
if (!builder) fail(problem);
const images = Object.values(manifest).filter(
  ({ name, form }) => form === "image" && (positionals.length === 0 || positionals.includes(name)),
);
const references = images.map((image) => [image.name, buildImage(image)]);
report(references);

function read() {
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: {
        registry: { type: "string" },
        push: { type: "boolean", default: false },
        // Fargate tasks and processing jobs are created for this one.
        platform: { type: "string", default: "linux/amd64" },
        "embedding-model": { type: "string" },
      },
    });
    const unknown = parsed.positionals.filter((name) => manifest[name]?.form !== "image");
    if (unknown.length > 0) throw new Error(`There is no image named ${unknown.join(", ")}`);
    if (!/^[a-z0-9.:_-]+(\/[a-z0-9._-]+)*$/.test(parsed.values.registry ?? ""))
      throw new Error("--registry names where the images go, e.g. 123456789012.dkr.ecr.eu-west-1.amazonaws.com/zerolake");
    return parsed;
  } catch (error) {
    return fail(`${error.message}.\n${USAGE}`);
  }
}

function buildImage({ name, version }) {
  const folder = join(artefacts, name);
  if (!existsSync(join(folder, "Dockerfile"))) fail(`${folder} is missing: run npm run build -w apps/runtime first.`);
  const embeddingModel = name === "python" ? values["embedding-model"] : undefined;
  // Other weights are another image.
  const content = embeddingModel ? createHash("sha256").update(`${version}\0${embeddingModel}`).digest("hex") : version;
  const repository = `${values.registry}/${name}`;
  const tag = `${repository}:z-${content.slice(0, TAG_DIGITS)}`;
  must(buildArguments({ tag, version: content, platform: values.platform, folder, embeddingModel }), `${name} could not be built`);
  if (!values.push) return undefined;
  must(
    ["push", tag],
    `${tag} could not be pushed: sign in to the registry, and create the repository when it does not make repositories itself`,
  );
  return (
    pushedReference(builder, { tag, repository }) ??
    fail(`${tag} is pushed, but ${builder} does not tell its digest: read it in the registry.`)
  );
}

function must(args, failure) {
  const { status } = spawnSync(builder, args, { stdio: "inherit" });
  if (status !== 0) fail(`${failure} (${builder} ended with code ${status}).`);
}

/** In the form that the environment takes: answers of its target, by name. */
function report(built) {
  if (!values.push) {
    console.log("\nBuilt. A registry gives an image its digest, so run this again with --push to get the answers for an environment.");
    return;
  }
  console.log("\nAnswers for the environment's target:\n");
  console.log(JSON.stringify(Object.fromEntries(built.map(([name, reference]) => [`images.${name}`, reference])), null, 2));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
