import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listArtefacts } from "@zerolake/artefacts";
import type { ArtefactSource } from "@zerolake/drivers";

/** Reads what the project built; a version that is not this build's is not there. */
export function artefactFolder(folder: string | undefined): ArtefactSource {
  return {
    async read(name, version) {
      const artefact = listArtefacts().find((candidate) => candidate.name === name && candidate.version === version);
      if (!artefact || folder === undefined) return undefined;
      try {
        return await readFile(join(folder, artefact.name, artefact.file));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      }
    },
  };
}
