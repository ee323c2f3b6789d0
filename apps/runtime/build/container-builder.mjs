// Finds a program that builds images and speaks its dialect.
import { spawnSync } from "node:child_process";

const BUILDERS = ["docker", "podman", "nerdctl"];

/** The first builder that answers, or the reason why there is none. */
export function findBuilder(run = runQuietly) {
  const found = BUILDERS.map((name) => ({ name, ...run(name, ["info"]) }));
  const working = found.find(({ status }) => status === 0);
  if (working) return { name: working.name };
  const installed = found.filter(({ isInstalled }) => isInstalled).map(({ name }) => name);
  if (installed.length === 0) {
    return {
      problem: `No container builder was found: install ${BUILDERS.slice(0, -1).join(", ")} or ${BUILDERS.at(-1)}, then run this again.`,
    };
  }
  return { problem: `${installed.join(" and ")} is installed but does not answer: start its service, then run this again.` };
}

export function buildArguments({ tag, version, platform, folder, embeddingModel }) {
  const model = embeddingModel ? ["--build-arg", `EMBEDDING_MODEL=${embeddingModel}`] : [];
  return ["build", "--platform", platform, "--tag", tag, "--label", `zerolake.content=${version}`, ...model, folder];
}

/** `repo@sha256:…` of an image that was pushed: the registry's digest, which is not the local id. */
export function pushedReference(builder, { tag, repository }, run = runQuietly) {
  const { status, output } = run(builder, ["image", "inspect", "--format", "{{json .RepoDigests}}", tag]);
  const digests = status === 0 ? JSON.parse(output.trim() || "[]") : [];
  return (digests ?? []).find((reference) => reference.startsWith(`${repository}@sha256:`));
}

export function runQuietly(command, args) {
  const { status, stdout, error } = spawnSync(command, args, { encoding: "utf8" });
  return { status, output: stdout ?? "", isInstalled: error === undefined };
}
