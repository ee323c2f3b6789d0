import { AWS_MUTATIONS } from "./aws-mutations.ts";
import { AZURE_MUTATIONS } from "./azure-mutations.ts";
import { GOOGLE_MUTATIONS } from "./google-mutations.ts";
import type { Mutation } from "./mutation.ts";
import { OTHER_MUTATIONS } from "./other-mutations.ts";

/** The written list: what somebody might do in a console, and what a person says that it means. */
export const MUTATIONS: readonly Mutation[] = [...AWS_MUTATIONS, ...AZURE_MUTATIONS, ...GOOGLE_MUTATIONS, ...OTHER_MUTATIONS];
