import { AppError } from "@zerolake/db";

/** Keys that work, but lead elsewhere than what is deployed over the connection. */
export function otherAccount(account: string, expected: string): string {
  return `The keys work, but belong to account ${account}; what is deployed over this connection is in ${expected}. Enter keys of that account.`;
}

/** Nothing may be asked or changed with such keys: there, everything that exists would seem to be gone. */
export class OtherAccountError extends AppError {
  constructor(account: string, expected: string) {
    super("blocked", { message: otherAccount(account, expected), hint: "Nothing was changed there, and everything stays recorded." });
  }
}
