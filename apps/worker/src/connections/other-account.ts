/** Keys that work, but lead elsewhere than what is deployed over the connection. */
export function otherAccount(account: string, expected: string): string {
  return `The keys work, but belong to account ${account}; what is deployed over this connection is in ${expected}. Enter keys of that account.`;
}
