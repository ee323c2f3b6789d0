import { type Part, textSetting } from "../../lowering.ts";

/** The job is the user's own file and not our main one. */
export function isOwnCode(part: Pick<Part, "component">): boolean {
  return textSetting(part, "job", "sql") === "artefact" && textSetting(part, "artefactKey", "") !== "";
}

/** Our main file applies SQL of the user's. */
export function hasSql(part: Pick<Part, "component">): boolean {
  return textSetting(part, "sql", "").trim() !== "";
}
