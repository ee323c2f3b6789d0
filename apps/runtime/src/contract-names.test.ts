import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CONTRACTS, EMBEDDING_MODEL_IN_IMAGE, findContract, type ProgramName } from "@zerolake/artefacts";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !/\.(test|testing)\.ts$/.test(name))
  .map((name) => read(join("src", name)))
  .join("\n");

/** Where SageMaker puts things; a person who tries the script names them, a deployment does not. */
const PLACES = ["--data", "--out", "--checkpoints"];

function environmentNames(): readonly string[] {
  const programs = (Object.keys(CONTRACTS) as ProgramName[]).map(findContract).filter(({ artefact }) => /runtime|function/.test(artefact));
  return programs.flatMap(({ accepts }) => accepts.filter(({ isForOwnImage }) => !isForOwnImage).map(({ name }) => name));
}

function argumentsOf(path: string): readonly string[] {
  return [...read(path).matchAll(/add_argument\("(--[\w-]+)"/g)].flatMap(([, name = ""]) =>
    PLACES.includes(name) && path.includes("train") ? [] : [name],
  );
}

test("the programs read every variable of their contract and no other", () => {
  const names = new Set(environmentNames());
  expect([...names].filter((name) => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
  const asked = new Set(
    sources.match(/\b(ZEROLAKE_[A-Z_]+|JWT_[A-Z]+|CHUNK_(SIZE|OVERLAP)|NORMALIZE|NEIGHBOURS|[A-Z]+_ENDPOINT)(?=["\]: ])/g),
  );
  // Azure gives a container the address where it is handed its tokens.
  expect([...asked].filter((name) => !names.has(name) && name !== "IDENTITY_ENDPOINT")).toEqual([]);
});

test.each([
  ["python", "python/embed-job/embed.py"],
  ["python/ingest", "python/embed-job/ingest.py"],
  ["spark-job", "python/spark-job/main.py"],
  ["table-checks", "python/table-checks/check_tables.py"],
] as const)("the arguments of %s are those of its contract", (program, path) => {
  expect([...argumentsOf(path)].sort()).toEqual(
    findContract(program)
      .accepts.map(({ name }) => name)
      .sort(),
  );
});

test.each([
  ["workspace-job/train", "workspace_train.py"],
  ["workspace-job/embed", "workspace_embed.py"],
] as const)("the arguments of %s are those of its contract, with the ones that start it", (program, file) => {
  const read = [...argumentsOf("python/workspace-job/main.py"), ...argumentsOf(`python/workspace-programs/${file}`)];
  // A volume of the workspace keeps what a broken run goes on from.
  const named = program === "workspace-job/train" ? [...read, "--checkpoints"] : read;
  expect(named.sort()).toEqual(
    findContract(program)
      .accepts.map(({ name }) => name)
      .sort(),
  );
});

test("the hyperparameters of training are those of its contract", () => {
  const own = findContract("training-job").accepts.flatMap(({ name }) => (name.startsWith("sagemaker_") ? [] : [`--${name}`]));
  expect([...argumentsOf("python/training-job/train.py")].sort()).toEqual(own.sort());
});

test("the entry of each code is a file of it", () => {
  for (const [program, folder] of [
    ["spark-job", "spark-job"],
    ["workspace-job/train", "workspace-job"],
    ["workspace-job/embed", "workspace-job"],
    ["flink-job", "flink-job"],
    ["training-job", "training-job"],
    ["inference", "inference"],
  ] as const)
    expect(readdirSync(join(root, "python", folder))).toContain(findContract(program).entry);
});

test("the model of the contract lies in the image", () => {
  expect(read("docker/python/Dockerfile")).toContain(`ARG EMBEDDING_MODEL=${EMBEDDING_MODEL_IN_IMAGE}\n`);
});
