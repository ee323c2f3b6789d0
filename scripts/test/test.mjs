// `npm test`: unit and integration tests on a PostgreSQL and a Redis of its own, then the browser journeys.
// `npm test -- journeys [word…]`: only the journeys, or only those in files whose names contain one of the words.
// `npm test -- tests [word…]`: the same for unit and integration tests, which need no browser.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildOnce } from "../start/build.mjs";
import { installDependencies } from "../start/install.mjs";
import { findChromium } from "./chromium.mjs";
import { runJourneys } from "./journeys.mjs";
import { runVitest } from "./vitest.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "zerolake-test-"));
// PostgreSQL runs as another user when we are root and must reach its data below.
chmodSync(folder, 0o755);
const [part, ...rest] = process.argv.slice(2);
const words = part === "journeys" || part === "tests" ? rest : [];
const running = [];
const counts = { passed: 0, failed: 0, skipped: 0 };

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void finish(130));

try {
  installDependencies(root);
  console.log(`Build: ${buildOnce(root)}`);
  const services = await startServices();
  if (part !== "journeys") add(await runVitest(root, { ...services, words }));
  if (part !== "tests") add(await inBrowser(services));
} catch (error) {
  console.error(error.message);
  if (error.remedy) console.error(error.remedy);
  counts.failed += 1;
}
await finish(counts.failed > 0 ? 1 : 0);

async function startServices() {
  // Imported late: these modules look for packages that have just been installed.
  const { startOwnServices } = await import("./own-services.mjs");
  const own = await startOwnServices(folder);
  running.push(own);
  return own;
}

async function inBrowser(services) {
  const chromium = findChromium();
  if (chromium.path) return runJourneys(root, { ...services, folder, chromium: chromium.path, words });
  return { passed: 0, failed: 0, skipped: 1, notes: [`browser journeys: ${chromium.reason}`] };
}

function add({ passed, failed, skipped, notes = [] }) {
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += skipped;
  for (const note of notes) console.log(`skipped: ${note}`);
}

async function finish(code) {
  for (const part of running.toReversed()) await part.stop();
  rmSync(folder, { recursive: true, force: true });
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exit(code);
}
