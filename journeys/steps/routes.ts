import { readdirSync } from "node:fs";
import { join } from "node:path";

const PAGES = join(import.meta.dirname, "../../apps/web/src/app");

/** Every address that the console has a page for, as it stands in the source: `/[organization]/projects`. */
export function consoleRoutes(): readonly string[] {
  return addressesOf("page.tsx");
}

/** Every address that answers programs: `/api/trpc/[trpc]`. */
export function apiRoutes(): readonly string[] {
  return addressesOf("route.ts");
}

function addressesOf(file: string): readonly string[] {
  return readdirSync(PAGES, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(/[\\/]/))
    .filter((parts) => parts.at(-1) === file)
    .map(
      (parts) =>
        `/${parts
          .slice(0, -1)
          .filter((part) => !part.startsWith("("))
          .join("/")}`,
    )
    .sort();
}
