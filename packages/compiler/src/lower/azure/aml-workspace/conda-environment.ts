import { type ArtefactName, findArtefact } from "@zerolake/artefacts";
import { sha256Hex } from "@zerolake/resources";

const DIGITS = 8;

/** What code runs in, under a version that never changes: other content is another version. */
export interface EnvironmentVersion {
  readonly version: string;
  readonly image: string;
  readonly condaFile: string;
}

/** An image of the vendor with Python libraries on top, which the service builds when it is first used. */
export function condaEnvironment(name: string, image: string, libraries: readonly string[]): EnvironmentVersion {
  const condaFile = [
    `name: ${name}`,
    "channels: [conda-forge]",
    "dependencies:",
    "  - python=3.12",
    "  - pip",
    "  - pip:",
    ...libraries.map((library) => `      - ${library}`),
    "",
  ].join("\n");
  return { version: sha256Hex(`${image}\n${condaFile}`).slice(0, DIGITS), image, condaFile };
}

/** Version of our own code in the workspace: another build is another version. */
export function buildVersion(artefact: ArtefactName): string {
  return findArtefact(artefact).version.slice(0, DIGITS);
}
