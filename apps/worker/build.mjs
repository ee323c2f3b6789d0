// Bundles the worker's programs, so that plain Node runs them without a compiler.
import { rmSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });

await build({
  entryPoints: { main: "src/main.ts", migrate: "src/migrate.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  // Node keeps a whole map in memory: positions are enough to read a stack trace, the sources lie beside.
  sourcesContent: false,
  // Has a native part, which stays where npm put it.
  external: ["@node-rs/argon2", "pg-native"],
  // Bundled CommonJS packages call `require`, which ES modules do not have.
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
  // The ES modules of a client lose the operations that nobody calls: EC2's alone would keep 60 MB in memory.
  mainFields: ["module", "main"],
  logLevel: "warning",
});
