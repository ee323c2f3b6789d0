/** What the choice of a connection needs to know about each. */
export interface ConnectionChoice {
  readonly id: string;
  readonly name: string;
  readonly cloud: string;
  readonly method: string;
  readonly defaultRegion: string;
  /** `null` = not tested yet. */
  readonly isTestPassed: boolean | null;
}

/** Those of the cloud, the best suggestion first: what works before what failed, and the sandbox, which costs nothing, before accounts. */
export function connectionsOf<Choice extends ConnectionChoice>(cloud: string, all: readonly Choice[]): readonly Choice[] {
  return all.filter((connection) => connection.cloud === cloud).toSorted((left, right) => rank(left) - rank(right));
}

function rank({ isTestPassed, method }: ConnectionChoice): number {
  return (isTestPassed === false ? 2 : 0) + (method === "sandbox" ? 0 : 1);
}

/** What a list says below a connection's name. */
export function connectionHelp({ method, isTestPassed }: ConnectionChoice): string | undefined {
  if (isTestPassed === false) return "Its last test failed";
  return method === "sandbox" ? "Behaves like a cloud and is free" : undefined;
}
