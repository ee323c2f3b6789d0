const MACHINE = /^[a-z][a-z0-9-]*\.((\d*)xlarge|nano|micro|small|medium|large|metal(-\d+xl)?)$/;

/** Everything that is called like a machine of EC2. */
export function isMachine(type: string): boolean {
  return MACHINE.test(type);
}

/** Sizes double: `large` has two virtual processors, `xlarge` four, `8xlarge` thirty-two. */
export function vcpusOf(type: string): number {
  const [, size = "", times = ""] = MACHINE.exec(type) ?? [];
  if (!size.endsWith("xlarge")) return size === "large" || size === "medium" ? 2 : 1;
  return 4 * Number(times === "" ? 1 : times);
}
