import { DEPLOYMENT_STATES } from "@zerolake/execution";
import { createParser, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs";
import { LIST_SPANS } from "../../store/list-spans.ts";

/** Whose deployments are listed, by the slugs of its address. */
export interface ProjectAddress {
  readonly organization: string;
  readonly project: string;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
/** What is no id filters nothing. */
const parseAsId = createParser({ parse: (text) => (UUID.test(text) ? text : null), serialize: (id) => id });

/** Which of them, as it stands in the page's address: state, slug of the environment, id of who asked for it, and how long ago. */
export const LIST_FILTERS = {
  state: parseAsStringLiteral(DEPLOYMENT_STATES),
  environment: parseAsString,
  by: parseAsId,
  within: parseAsStringLiteral(LIST_SPANS),
};
export type ListFilter = Readonly<inferParserType<typeof LIST_FILTERS>>;
