// Bundles the sandbox, so that plain Node runs it without a compiler, and lays the vendor's specification beside it.
import { copyFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });

await build({
  entryPoints: { main: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  external: ["pg-native"],
  // Bundled CommonJS packages call `require`, which ES modules do not have.
  banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
  logLevel: "warning",
});

copyFileSync(createRequire(import.meta.url).resolve("@aws-cdk/aws-service-spec/db.json.gz"), "dist/db.json.gz");
