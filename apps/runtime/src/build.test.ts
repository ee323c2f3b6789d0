import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listArtefacts } from "@zerolake/artefacts";
import { expect, onTestFinished, test } from "vitest";

const script = fileURLToPath(new URL("../build/build.mjs", import.meta.url));

/** Every file that a build writes, with the hash of its bytes. */
function build(): Readonly<Record<string, string>> {
  const out = mkdtempSync(join(tmpdir(), "build-"));
  onTestFinished(() => rmSync(out, { recursive: true }));
  const { status, stderr } = spawnSync(process.execPath, [script, "--out", out], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  const files = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(out, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(out, name)))
        .digest("hex"),
    ]),
  );
}

test("what is built is what the manifest says, and the same bytes each time", { timeout: 60_000 }, () => {
  const first = build();
  expect(listArtefacts().filter(({ name, file }) => first[join(name, file)] === undefined)).toEqual([]);
  expect(build()).toEqual(first);
});

test("a build that differs from the manifest fails and says what to run", { timeout: 60_000 }, () => {
  const out = mkdtempSync(join(tmpdir(), "build-"));
  onTestFinished(() => rmSync(out, { recursive: true }));
  writeFileSync(join(out, "manifest.json"), "{}\n");
  const { status, stderr } = spawnSync(process.execPath, [script, "--out", join(out, "dist"), "--manifest", join(out, "manifest.json")], {
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("Run: npm run manifest -w apps/runtime");
});
