import { rmSync } from "node:fs";
import { build } from "esbuild";
import { BUNDLE } from "./bundle.mjs";

rmSync("dist", { recursive: true, force: true });
await build({
  ...BUNDLE,
  entryPoints: {
    main: "src/main.ts",
    migrate: "src/migrate.ts",
    "verify-audit": "src/verify-audit.ts",
    "rotate-keys": "src/rotate-keys.ts",
    "identity-keys": "src/identity-keys.ts",
  },
  outdir: "dist",
  splitting: true,
});
