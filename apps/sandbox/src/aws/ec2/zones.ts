/** Last letters of the zones where they are not `a`, `b`, `c`, as an account opened today sees them. */
const ZONE_LETTERS: Readonly<Record<string, string>> = {
  "us-east-1": "abcdef",
  "us-west-1": "ac",
  "us-west-2": "abcd",
  "ca-central-1": "abd",
  "ap-northeast-1": "acd",
  "ap-northeast-2": "abcd",
};

/** Names of the availability zones of a region, in order. */
export function zonesOf(region: string): readonly string[] {
  return [...(ZONE_LETTERS[region] ?? "abc")].map((letter) => region + letter);
}
