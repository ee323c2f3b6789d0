const WHOLE_NUMBER = /^-?(?:0|[1-9]\d{0,14})$/;
/** Names of values and keywords; clouds answer them in a spelling of their own. */
const WORD = /^[A-Za-z][A-Za-z0-9_.-]*$/;
const SECONDS = /^(\d+)(?:\.0+)?s$/;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.0+)?(?:Z|\+00:00)$/;
/** Where an address of Google's begins that others write without the host. */
const GOOGLE_HOST = /^https:\/\/[a-z-]+\.googleapis\.com\/(?:[a-z]+\/)?(?:v\d+[a-z0-9]*\/)?(?=projects\/)/;
/** Places as people write them: `West Europe`. */
const PLACE = /^[A-Za-z]+(?: [A-Za-z]+)*(?: \d)?$/;

/** One form of what clouds write in several: numbers, truth values, words, ids, addresses, seconds and times. */
export function normalScalar(value: string | number | boolean, key: string): string | number | boolean {
  if (typeof value !== "string") return value;
  if (WHOLE_NUMBER.test(value)) return Number(value);
  const lower = value.toLowerCase();
  if (lower === "true" || lower === "false") return lower === "true";
  if (key.toLowerCase() === "location" && PLACE.test(value)) return lower.replaceAll(" ", "");
  if (WORD.test(value) || lower.startsWith("/subscriptions/")) return lower;
  const seconds = SECONDS.exec(value)?.[1];
  if (seconds !== undefined) return `${seconds}s`;
  const time = TIME.exec(value)?.[1];
  return time === undefined ? value.replace(GOOGLE_HOST, "") : `${time}Z`;
}
