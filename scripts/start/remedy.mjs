/** A failure that a person can mend: what happened, and what to do. Shown without a stack trace. */
export class Remedy extends Error {
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}
