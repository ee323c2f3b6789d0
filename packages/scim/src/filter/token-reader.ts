import { refuse } from "../problem.ts";
import { type AttributePath, parseAttributePath } from "../schema/attribute-path.ts";
import { type Token, tokenize } from "./tokens.ts";

/** Reads the parts of a filter one after another. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  get next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  take(): Token {
    const token = this.next;
    if (!token) return refuse("invalidFilter", "The filter ends too early.");
    this.#at += 1;
    return token;
  }

  /** Takes the next part when it is this mark or this word, whatever its case. */
  takeIf(text: string): boolean {
    const token = this.next;
    const isIt = token !== undefined && token.kind !== "string" && token.text.toLowerCase() === text;
    if (isIt) this.#at += 1;
    return isIt;
  }

  expect(text: string): void {
    if (!this.takeIf(text)) refuse("invalidFilter", `“${text}” is expected ${this.#where()}.`);
  }

  expectEnd(): void {
    if (this.next) refuse("invalidFilter", `Nothing is expected ${this.#where()}: “and”, “or” or a bracket is missing before it.`);
  }

  takePath(): AttributePath {
    const token = this.take();
    const path = token.kind === "word" ? parseAttributePath(token.text) : undefined;
    return path ?? refuse("invalidFilter", `“${token.text}” is no attribute path.`);
  }

  #where(): string {
    return this.next ? `at “${this.next.text}”` : "at the end";
  }
}
