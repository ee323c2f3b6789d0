/** True when some text fits both patterns; `*` stands for any text, `?` for one character. */
export function patternsMeet(left: string, right: string): boolean {
  const known = new Map<number, boolean>();
  const meet = (i: number, j: number): boolean => {
    const key = i * (right.length + 1) + j;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, false);
    const result = step(i, j);
    known.set(key, result);
    return result;
  };
  const step = (i: number, j: number): boolean => {
    if (i === left.length && j === right.length) return true;
    if (left[i] === "*") return meet(i + 1, j) || (j < right.length && meet(i, j + 1));
    if (right[j] === "*") return meet(i, j + 1) || (i < left.length && meet(i + 1, j));
    if (i === left.length || j === right.length) return false;
    return (left[i] === right[j] || left[i] === "?" || right[j] === "?") && meet(i + 1, j + 1);
  };
  return meet(0, 0);
}

/** The vendor's form of an ARN as a pattern: its placeholders stand for any text. */
export function arnPattern(form: string): string {
  return form.replace(/\$\{[^}]+\}/g, "*");
}
