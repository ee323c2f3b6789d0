import * as z from "zod";

/** One field of a key file: what it says, or what is wrong with it. A private key is never repeated. */
export interface KeyFieldCheck {
  readonly field: string;
  readonly said?: string;
  readonly problem?: string;
}

/** What of the file is needed to sign in. */
export interface ServiceAccountKey {
  readonly client_email: string;
  readonly private_key: string;
  readonly project_id: string;
}

const PEM = /^-----BEGIN PRIVATE KEY-----\s[\s\S]+-----END PRIVATE KEY-----\s*$/;
const EMAIL = /^[^@\s]+@[a-z0-9.-]+\.gserviceaccount\.com$/;
const PROJECT = /^(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

const FIELDS = [
  {
    field: "type",
    isRight: (text: string) => text === "service_account",
    wrong: 'Not a service account: it says {said}, not "service_account".',
  },
  { field: "project_id", isRight: (text: string) => PROJECT.test(text), wrong: "Not a project ID: {said}." },
  { field: "client_email", isRight: (text: string) => EMAIL.test(text), wrong: "Not the address of a service account: {said}." },
  { field: "private_key", isRight: (text: string) => PEM.test(text), wrong: "Not a whole private key: its first or last line is missing." },
] as const;

/** Reads the file that Google hands out for a service account, field by field, so that each mistake is named. Pure; nothing is sent. */
export function readServiceAccountKey(text: string): { readonly checks: readonly KeyFieldCheck[]; readonly key?: ServiceAccountKey } {
  const file = parseObject(text);
  if (typeof file === "string") return { checks: [{ field: "file", problem: file }] };
  const checks = FIELDS.map(({ field, isRight, wrong }): KeyFieldCheck => {
    const value = file[field];
    if (value === undefined || value === "") return { field, problem: "Missing." };
    if (typeof value !== "string") return { field, problem: "Not a text." };
    if (!isRight(value)) return { field, problem: wrong.replace("{said}", JSON.stringify(value.slice(0, 80))) };
    return { field, said: field === "private_key" ? "present" : value };
  });
  if (checks.some(({ problem }) => problem !== undefined)) return { checks };
  const { client_email, private_key, project_id } = file as Record<string, string>;
  return { checks, key: { client_email: client_email ?? "", private_key: private_key ?? "", project_id: project_id ?? "" } };
}

/** The object, or why it is none. */
function parseObject(text: string): Readonly<Record<string, unknown>> | string {
  if (text.trim() === "") return "Missing.";
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : "Not a key file: it holds no object.";
  } catch {
    return "Not valid JSON: copy the whole file, from the first { to the last }.";
  }
}
