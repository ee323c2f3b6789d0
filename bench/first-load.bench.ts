import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { report, rounded } from "./report.ts";

/** What Next.js lists for each address of the build: the files that the browser loads before the page works. */
interface RouteFiles {
  readonly route: string;
  readonly firstLoadChunkPaths: readonly string[];
}

const WEB = join(import.meta.dirname, "../apps/web");
const DESIGNER = "/[organization]/projects/[project]/blueprints/[blueprint]";
const LIMIT_KB = 420;

const routes: readonly RouteFiles[] = JSON.parse(readFileSync(join(WEB, ".next/diagnostics/route-bundle-stats.json"), "utf8"));
const files = routes.find(({ route }) => route === DESIGNER)?.firstLoadChunkPaths;
if (!files) throw new Error(`The build tells nothing of ${DESIGNER}`);
const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(WEB, file)), { level: 9 }).byteLength, 0);
report({
  figure: `designer, JavaScript of the first load (${files.length} files)`,
  value: rounded(bytes / 1_000),
  unit: "KB gzip",
  bar: `< ${LIMIT_KB} KB`,
  isMet: bytes < LIMIT_KB * 1_000,
});
