import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

const PHP_PACKAGES = ["php-cli", "php-xml", "php-mbstring", "php-curl"];
const PROGRAM = "usr/share/simplesamlphp";

/**
 * Debian's SimpleSAMLphp, unpacked and not installed: its package brings a web server that nobody needs here. The one of
 * SIMPLESAMLPHP_PATH when it is set.
 */
export function findSimpleSamlPhp(folder) {
  if (process.env.SIMPLESAMLPHP_PATH) return { path: process.env.SIMPLESAMLPHP_PATH };
  if (process.getuid?.() !== 0)
    return { reason: "SimpleSAMLphp is not there. Set SIMPLESAMLPHP_PATH to its folder, with php on the PATH." };
  const root = join(folder, "simplesamlphp");
  mkdirSync(root, { recursive: true });
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (command, args) => spawnSync(command, args, { cwd: root, env: environment, encoding: "utf8" });
  const steps = [["apt-get", ["update"]], ...phpStep(), ["apt-get", ["download", "simplesamlphp"]]];
  for (const [command, args] of steps) {
    const result = run(command, args);
    if (result.status !== 0)
      return { reason: `${command} ${args[0]} failed: ${(result.stderr ?? String(result.error)).trim().split("\n").at(-1)}` };
  }
  const archive = readdirSync(root).find((name) => name.endsWith(".deb"));
  if (!archive || run("dpkg", ["-x", archive, root]).status !== 0)
    return { reason: "Debian's package of SimpleSAMLphp could not be unpacked." };
  const path = join(root, PROGRAM);
  return existsSync(join(path, "www/module.php")) ? { path } : { reason: "Debian's package of SimpleSAMLphp looks different." };
}

/** PHP with what SimpleSAMLphp needs, unless it is there. */
function phpStep() {
  const modules = spawnSync("php", ["-m"], { encoding: "utf8" }).stdout ?? "";
  const isThere = ["dom", "mbstring", "curl", "openssl"].every((name) => modules.split("\n").includes(name));
  return isThere ? [] : [["apt-get", ["install", "-y", "--no-install-recommends", ...PHP_PACKAGES]]];
}
