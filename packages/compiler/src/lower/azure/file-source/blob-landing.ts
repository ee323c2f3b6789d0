import type { Lowering } from "../../../lowering.ts";
import { partnerRights } from "./landing-places.ts";

/** Files are put into the stores that it is wired to: by people with their own rights, by partners whose application is named. */
export const blobLanding: Lowering = {
  cloud: "azure",
  kind: "file-source",
  variant: "blob-landing",
  service: "Azure Storage",
  gap: "partners need an application in your directory",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { files: { protocol: "https put", region: part.target.region } } }),
  lower: partnerRights,
};
