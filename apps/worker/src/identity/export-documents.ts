import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError, type Database, listSigningKeys } from "@zerolake/db";
import { DISCOVERY_PATH, discoveryDocument, issuerAddress, KEYS_PATH, keysDocument } from "@zerolake/workload-identity";

/**
 * Writes the two documents that clouds read of our issuer into a folder, for any static host that the internet reaches. Returns the
 * files that it wrote. Once keys have changed they must be copied again; until then the key before signs.
 */
export async function exportDocuments(db: Database, issuerUrl: string | undefined, folder: string): Promise<readonly string[]> {
  if (issuerUrl === undefined) {
    throw new AppError("invalid", {
      message: "The documents must name the issuer.",
      hint: "Set ZEROLAKE_ISSUER_URL to the address of the host that they will lie on.",
    });
  }
  const documents = [
    [DISCOVERY_PATH, discoveryDocument(issuerAddress(issuerUrl).issuer)],
    [KEYS_PATH, keysDocument(await listSigningKeys(db))],
  ] as const;
  return documents.map(([path, document]) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
    return file;
  });
}
