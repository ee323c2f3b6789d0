import { ADDRESS_FORMS, type AddressKind, isAddress } from "./address-forms.ts";
import type { ArtefactName } from "./find-artefact.ts";

/** What a value must look like: an address, one of some words, a pattern, or any text that is not empty. */
export type ValueForm = { readonly address: AddressKind } | { readonly oneOf: readonly string[] } | { readonly pattern: string } | "text";

/** One environment variable, argument, hyperparameter or property that a program accepts. */
export interface AcceptedValue {
  /** Its exact name; `*` at the end stands for a number that counts up from 1. */
  readonly name: string;
  readonly form: ValueForm;
  /** Without it the program ends with a message that names it. */
  readonly isRequired?: true;
  /** Written for an image of the user's own; our program leaves it alone. */
  readonly isForOwnImage?: true;
  readonly means: string;
}

/** What one program takes from whoever starts it. */
export interface Contract {
  readonly artefact: ArtefactName;
  /** How the values arrive. */
  readonly through: "environment" | "arguments" | "hyperparameters" | "properties";
  /** `index.handler` of a function, the file that starts of a job; absent for images, which know it. */
  readonly entry?: string;
  readonly accepts: readonly AcceptedValue[];
}

/** What is wrong with the values handed to a program, one sentence each; empty when it can start. */
export function contractFindings(contract: Contract, handed: Readonly<Record<string, string>>): readonly string[] {
  const missing = contract.accepts
    .filter(({ name, isRequired }) => isRequired && !Object.keys(handed).some((key) => isNamed(name, key) && handed[key] !== ""))
    .map(({ name }) => `${name} is required and missing`);
  const wrong = Object.entries(handed).flatMap(([name, value]) => {
    const accepted = contract.accepts.find((candidate) => isNamed(candidate.name, name));
    if (!accepted) return [`${name} is not known to ${contract.artefact}`];
    return hasForm(accepted.form, value) ? [] : [`${name} is "${value}"; expected ${formText(accepted.form)}`];
  });
  return [...missing, ...wrong];
}

function isNamed(accepted: string, name: string): boolean {
  if (!accepted.endsWith("*")) return accepted === name;
  return name.startsWith(accepted.slice(0, -1)) && /^[1-9]\d*$/.test(name.slice(accepted.length - 1));
}

function hasForm(form: ValueForm, value: string): boolean {
  if (form === "text") return value !== "";
  if ("address" in form) return isAddress(form.address, value);
  if ("oneOf" in form) return form.oneOf.includes(value);
  return new RegExp(`^(?:${form.pattern})$`, "su").test(value);
}

function formText(form: ValueForm): string {
  if (form === "text") return "some text";
  if ("address" in form) return ADDRESS_FORMS[form.address].map(({ written }) => written).join(" or ");
  return "oneOf" in form ? form.oneOf.join(", ") : form.pattern;
}
