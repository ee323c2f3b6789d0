// `npm run audit:verify -- [organisation …]`: checks the audit logs of this installation, or of the database of DATABASE_URL.
import { runOnInstallation } from "./start/run-on-installation.mjs";

await runOnInstallation("apps/worker/src/verify-audit.ts", process.argv.slice(2));
