// Known vulnerabilities of what runs in production, by the registry's database. Where that cannot be reached, the rule is skipped and says so.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toolEnvironment } from "../tool-environment.mjs";
import { judgeAudit } from "./judge-audit.mjs";

const LIMIT_MS = 30_000;
const root = fileURLToPath(new URL("../..", import.meta.url));
const accepted = JSON.parse(readFileSync(new URL("accepted-vulnerabilities.json", import.meta.url), "utf8"));

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json", "--fetch-retries=0"], {
  cwd: root,
  encoding: "utf8",
  env: toolEnvironment(),
  timeout: LIMIT_MS,
  shell: process.platform === "win32",
});
const { skipped, findings } = judgeAudit(parsed(stdout), accepted, new Date().toISOString().slice(0, 10));
if (skipped !== undefined) console.log(`skipped: ${skipped}`);
for (const finding of findings) console.error(finding);
process.exit(findings.length === 0 ? 0 : 1);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
