import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

const FILE = "db.json.gz";

/**
 * Reads the vendor's specification (15 MB of JSON, unpacked). A bundle has the file beside it; from source it is in the
 * package that publishes it.
 */
export async function readSpecFile(): Promise<Buffer> {
  const beside = join(import.meta.dirname, FILE);
  const packed = await readFile(beside).catch(() => readFile(pathInPackage()));
  return promisify(gunzip)(packed);
}

function pathInPackage(): string {
  const require = createRequire(import.meta.url);
  return require.resolve("@aws-cdk/aws-service-spec/db.json.gz");
}
