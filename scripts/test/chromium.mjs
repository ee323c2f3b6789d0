import { spawnSync } from "node:child_process";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A Chromium for the journeys: the one on the PATH or in CHROMIUM_PATH, else Debian's package when we may install it. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return { path: process.env.CHROMIUM_PATH };
  const found = onPath();
  if (found) return { path: found };
  if (process.getuid?.() !== 0)
    return { reason: "Chromium is not installed. Install it (apt-get install chromium), or set CHROMIUM_PATH." };
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const result = spawnSync("apt-get", args, { env: environment, encoding: "utf8" });
    if (result.status !== 0)
      return { reason: `Chromium is not installed and apt-get ${args[0]} failed: ${(result.stderr ?? String(result.error)).trim()}` };
  }
  const installed = onPath();
  return installed ? { path: installed } : { reason: "apt-get installed chromium, but it is not on the PATH." };
}

function onPath() {
  for (const name of NAMES) {
    const result = spawnSync("which", [name], { encoding: "utf8" });
    if (result.status === 0) return result.stdout.trim();
  }
  return undefined;
}
