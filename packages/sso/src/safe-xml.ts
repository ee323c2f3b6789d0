import { DOMParser } from "@xmldom/xmldom";
import { SignInProblem } from "./sign-in-problem.ts";

/** Metadata of big federations is longer; that of one provider is not. */
export const XML_LENGTH_MAX = 256_000;
const DEPTH_MAX = 100;

/**
 * Reads XML that somebody else wrote. A document type is refused before anything is parsed, since entities (XML bombs, files that
 * are read in) only come with one; so are long and deep documents.
 */
export function parseSafely(xml: string): Document {
  assertPlain(xml);
  let problem: string | undefined;
  const note = (message: string) => {
    problem ??= message.split("\n")[0];
  };
  const document = new DOMParser({ errorHandler: { warning: note, error: note, fatalError: note } }).parseFromString(xml, "text/xml");
  if (problem !== undefined || !document?.documentElement) throw refused(problem ?? "it is no XML document");
  return document;
}

/** Throws for what must not reach a parser. */
export function assertPlain(xml: string): void {
  if (xml.length > XML_LENGTH_MAX) throw refused("it is too long");
  if (/<!\s*(doctype|entity|element|attlist|notation)/i.test(xml)) throw refused("it has a document type");
  let depth = 0;
  for (const [tag] of xml.matchAll(/<[/a-zA-Z_][^>]*>/g)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    if (depth > DEPTH_MAX) throw refused("it is nested too deeply");
  }
}

function refused(why: string): SignInProblem {
  return new SignInProblem("SSO-ASSERTION", `The XML was refused: ${why}.`);
}
