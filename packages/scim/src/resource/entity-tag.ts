/** Versions are counted; the tag is weak, since the same version may be shown with fewer attributes (RFC 7644 §3.14). */
export function entityTag(version: number): string {
  return `W/"${version}"`;
}

/** Whether the header of a condition (If-Match, If-None-Match) names the version. Tags are compared weakly, `*` names any. */
export function namesVersion(header: string, version: number): boolean {
  return header.split(",").some((each) => {
    const tag = each.trim();
    return tag === "*" || tag.replace(/^W\//, "") === `"${version}"`;
  });
}
