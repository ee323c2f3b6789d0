import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findArtefact } from "@zerolake/artefacts";
import { expect, onTestFinished, test } from "vitest";

const script = fileURLToPath(new URL("../build/images.mjs", import.meta.url));
const REGISTRY = "registry.example.com/zerolake";

/** A folder of commands that stands in for the machine's; `docker` there writes down how it is called. */
function machine(commands: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "images-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, body] of Object.entries(commands)) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "$0 $@" >> "${folder}/calls"\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return {
    images: (...args: readonly string[]) =>
      spawnSync(process.execPath, [script, ...args], {
        encoding: "utf8",
        env: { PATH: `${folder}:/bin:/usr/bin.none`, ZEROLAKE_ARTEFACTS_DIR: fileURLToPath(new URL("../docker", import.meta.url)) },
      }),
    calls: () => readFileSync(join(folder, "calls"), "utf8").replaceAll(`${folder}/`, ""),
  };
}

const isWindows = process.platform === "win32";

test.skipIf(isWindows)("says what is missing when no builder answers", () => {
  const none = machine({}).images("--registry", REGISTRY);
  expect([none.status, none.stderr]).toEqual([
    1,
    "No container builder was found: install docker, podman or nerdctl, then run this again.\n",
  ]);
  const silent = machine({ docker: "exit 1" }).images("--registry", REGISTRY);
  expect([silent.status, silent.stderr]).toEqual([1, "docker is installed but does not answer: start its service, then run this again.\n"]);
});

test.skipIf(isWindows)("tags by content, labels with the whole version and prints the digest that the registry gave", () => {
  const digest = `sha256:${"d".repeat(64)}`;
  const { images, calls } = machine({ docker: `[ "$1" = image ] && echo '["other@sha256:1","${REGISTRY}/runtime@${digest}"]'; exit 0` });
  const result = images("--registry", REGISTRY, "--push", "runtime");
  expect(result.status).toBe(0);
  const { version } = findArtefact("runtime");
  const tag = `${REGISTRY}/runtime:z-${version.slice(0, 12)}`;
  expect(calls()).toContain(`docker build --platform linux/amd64 --tag ${tag} --label zerolake.content=${version} `);
  expect(calls()).toContain(`docker push ${tag}\n`);
  expect(JSON.parse(result.stdout.slice(result.stdout.indexOf("{")))).toEqual({ "images.runtime": `${REGISTRY}/runtime@${digest}` });
});

test.skipIf(isWindows)("other weights are another image", () => {
  const { images, calls } = machine({ podman: "exit 0" });
  expect(images("--registry", REGISTRY, "--embedding-model", "intfloat/e5-small-v2", "python").status).toBe(0);
  expect(calls()).toContain("--build-arg EMBEDDING_MODEL=intfloat/e5-small-v2 ");
  expect(calls()).not.toContain(`z-${findArtefact("python").version.slice(0, 12)}`);
});

test.each([[[]], [["--registry", "UPPER CASE"]], [["--registry", REGISTRY, "spark-job"]], [["--registri", REGISTRY]]])(
  "%j is answered with how to call it",
  (args) => {
    const result = machine({}).images(...args);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain("Usage: npm run images");
  },
);
