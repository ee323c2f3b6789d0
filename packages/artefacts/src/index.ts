export type { Artefact } from "./manifest.ts";
