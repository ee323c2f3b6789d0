import { isList, isObject, type Json, type JsonObject } from "../json.ts";

/** What an account needs to know of a person. */
export interface PersonDescription {
  readonly name: string;
  /** Lower case; absent: no address was given. */
  readonly email?: string;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;
/** The longest address of RFC 5321. */
const EMAIL_LENGTH_MAX = 254;

/** The primary address, else the one for work, else the first, else a user name that is an address; and the name that others see. */
export function describePerson(resource: JsonObject): PersonDescription {
  const emails = isList(resource["emails"]) ? resource["emails"].filter(isObject) : [];
  const chosen = emails.find(({ primary }) => primary === true) ?? emails.find(({ type }) => type === "work") ?? emails[0];
  const email = [chosen?.["value"], resource["userName"]].map(textOf).find((each) => EMAIL.test(each) && each.length <= EMAIL_LENGTH_MAX);
  return { name: nameOf(resource), ...(email === undefined ? {} : { email: email.toLowerCase() }) };
}

function nameOf({ displayName, name, userName }: JsonObject): string {
  const parts = isObject(name) ? name : {};
  const joined = [parts["givenName"], parts["familyName"]].map(textOf).filter(Boolean).join(" ");
  return [textOf(displayName), textOf(parts["formatted"]), joined, textOf(userName)].find(Boolean) ?? "";
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}
