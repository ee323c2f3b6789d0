import type { ChoiceOption } from "./definition.ts";

/** Lets the target choose: never a second vendor, never a second data platform. */
export const AUTOMATIC: ChoiceOption = { value: "auto", label: "Automatic", help: "The cloud's own service for this job." };
