// `npm run keys:rotate -- [organisation … | --master]`: changes the keys that secrets of this installation, or of the database of DATABASE_URL, are sealed under.
import { runOnInstallation } from "./start/run-on-installation.mjs";

await runOnInstallation("apps/worker/src/rotate-keys.ts", process.argv.slice(2));
