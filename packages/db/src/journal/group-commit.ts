/** Larger groups make a statement slow to parse without saving commits. */
const GROUP_MAX = 256;

interface Waiting<Item, Answer> {
  readonly item: Item;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * Group commit: while one group is being written, the items that arrive form the next one. A single item waits for nothing;
 * under load one disk flush serves many. Each promise settles after the commit of its own group, groups keep the order of
 * arrival, and when the database refuses a group for its data, its items are written one by one, so that only the culprit fails.
 */
export function groupCommits<Item, Answer>(
  write: (items: readonly Item[]) => Promise<Answer>,
  isDataError: (error: unknown) => boolean,
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let isWriting = false;

  async function writeGroup(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answer = await write(group.map(({ item }) => item));
      for (const { resolve } of group) resolve(answer);
    } catch (error) {
      if (group.length > 1 && isDataError(error)) for (const one of group) await writeGroup([one]);
      else for (const { reject } of group) reject(error);
    }
  }

  async function drain(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, GROUP_MAX);
      waiting = waiting.slice(GROUP_MAX);
      await writeGroup(group);
    }
    isWriting = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) void drain();
    });
}
