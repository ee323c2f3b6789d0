import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toolEnvironment } from "../tool-environment.mjs";

/** Runs all unit and integration tests, or those in files whose paths contain one of the words; returns how many passed, failed and were skipped. */
export async function runVitest(root, { databaseUrl, redisUrl, words }) {
  const report = join(mkdtempSync(join(tmpdir(), "zerolake-report-")), "vitest.json");
  const args = ["vitest", "run", ...words, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run("npx", args, root, { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl });
  const result = JSON.parse(readFileSync(report, "utf8"));
  // A file that cannot be loaded has no tests to count, and an unhandled error belongs to none.
  const broken = result.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  const failed = result.numFailedTests + broken;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests,
    notes: result.testResults.flatMap((file) =>
      file.assertionResults.filter((test) => test.status === "pending" || test.status === "skipped").map((test) => test.fullName),
    ),
  };
}

export function run(command, args, cwd, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: toolEnvironment(environment), stdio: "inherit", shell: process.platform === "win32" });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
