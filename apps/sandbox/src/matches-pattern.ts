/** Whether a text fits a pattern in which `*` stands for any text. */
export function matchesPattern(pattern: string, value: string): boolean {
  const expression = pattern
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${expression}$`, "s").test(value);
}
