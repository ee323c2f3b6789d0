export { type Adoption, type AdoptionQuestion, adoptionTrials, findAdoption, wantedValue } from "./find-adoption.ts";
export type { SettingChange } from "./setting-change.ts";
export type { SideEffect } from "./side-effects.ts";
