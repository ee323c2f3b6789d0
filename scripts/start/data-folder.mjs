import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../services/child.mjs";
import { Remedy } from "./remedy.mjs";

/** One console per data folder: two would share a database server's files. */
export function claimDataFolder(dataDir) {
  const path = join(dataDir, "launcher.pid");
  const owner = existsSync(path) ? Number(readFileSync(path, "utf8")) : undefined;
  if (owner && owner !== process.pid && isAlive(owner)) {
    throw new Remedy(
      `Zerolake is already running on the data folder ${dataDir} (process ${owner}).`,
      "Stop it first, or set ZEROLAKE_DATA_DIR to another folder.",
    );
  }
  writeFileSync(path, String(process.pid));
  return { stop: async () => rmSync(path, { force: true }) };
}
