export { type ArtefactName, findArtefact, listArtefacts } from "./find-artefact.ts";
export type { Artefact } from "./manifest.ts";
