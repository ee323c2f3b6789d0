// Next.js leaves the static files out of its standalone output, and a server without them serves pages without styles; and it knows nothing of our entry.
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";

const root = import.meta.dirname;
const standalone = join(root, ".next/standalone/apps/web");
cpSync(join(root, ".next/static"), join(standalone, ".next/static"), { recursive: true });
if (existsSync(join(root, "public"))) cpSync(join(root, "public"), join(standalone, "public"), { recursive: true });
cpSync(join(root, "main.mjs"), join(standalone, "main.mjs"));
