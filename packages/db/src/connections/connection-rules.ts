import { AppError } from "../app-error.ts";
import { isUniqueViolation } from "../database-error.ts";
import { type CloudCredentials, type ConnectionView, cloudOf } from "./connection-credentials.ts";
import { type ConnectionTrust, cloudOfTrust } from "./connection-trust.ts";

/** Keys and agreements of another cloud open nothing here. */
export function requireOwnAccess(
  cloud: string,
  { credentials, trust }: { credentials: CloudCredentials | undefined; trust: ConnectionTrust | undefined },
): void {
  const given = [...(credentials ? [cloudOf(credentials)] : []), ...(trust ? [cloudOfTrust(trust)] : [])];
  if (given.every((own) => own === cloud)) return;
  throw new AppError("invalid", {
    message: "These credentials belong to another cloud.",
    hint: "Enter them in the form of the connection's cloud.",
  });
}

/** Says in words for people that a name is taken. */
export async function refuseTakenName<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", { message: `There is already a connection named "${name}".`, hint: "Choose another name.", cause });
  }
}

export function targetOf({ id, name }: { id: string; name: string }) {
  return { type: "connection", id, name };
}

/** As the audit log shows it: without anything secret. */
export function shown({ name, cloud, method, account, defaultRegion, trust }: Omit<ConnectionView, "id">) {
  return { name, cloud, method, account, defaultRegion, ...(trust === null ? {} : { trust }) };
}
