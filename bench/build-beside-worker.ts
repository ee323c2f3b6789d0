import { basename, join } from "node:path";
import { build } from "esbuild";
import { BUNDLE } from "../apps/worker/bundle.mjs";

const PLACE = join(import.meta.dirname, "../apps/worker/dist");

/** Bundles another worker like the real one and puts it beside it, where Node finds the packages with native parts. Returns its path. */
export async function buildBesideWorker(entryPoint: string): Promise<string> {
  const outfile = join(PLACE, basename(entryPoint).replace(/\.ts$/, ".js"));
  await build({ ...BUNDLE, entryPoints: [entryPoint], outfile });
  return outfile;
}
