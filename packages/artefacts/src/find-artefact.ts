import manifest from "./manifest.data.json" with { type: "json" };
import type { Artefact } from "./manifest.ts";

export type ArtefactName = keyof typeof manifest;

const ARTEFACTS = manifest as Readonly<Record<ArtefactName, Artefact>>;

/** The version of an artefact that belongs to this build of Zerolake; the build fails when it differs from what is built. */
export function findArtefact(name: ArtefactName): Artefact {
  return ARTEFACTS[name];
}

export function listArtefacts(): readonly Artefact[] {
  return Object.values(ARTEFACTS);
}
