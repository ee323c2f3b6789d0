import { isMap, numbersAt, type PropertyMap, textsAt, type Value, valuesAt, walkValue } from "@zerolake/resources";
import { gpusOfMachine } from "./gpu-machines.ts";
import { GPU_ROWS, type GpuRow } from "./gpu-rows.ts";

interface Sized {
  readonly type: string;
  readonly properties: PropertyMap;
}

/** GPUs of a resource at the most it scales to; `undefined` when it names machines with GPUs and nobody knows how many there are. */
export function countGpus({ type, properties }: Sized): number | undefined {
  const row = GPU_ROWS.get(type);
  if (!row) return namesGpuMachine(properties) ? undefined : 0;
  let sum = 0;
  for (const part of valuesAt(properties, row.each ?? "").filter(isMap)) {
    const gpus = gpusOfPart(row, part);
    if (gpus === undefined) return undefined;
    sum += gpus;
  }
  return sum;
}

function gpusOfPart(row: GpuRow, part: Value): number | undefined {
  const beside = row.accelerators === undefined ? 0 : numbersAt(part, row.accelerators).reduce((sum, number) => sum + number, 0);
  const own = textsAt(part, row.machine).map(gpusOfMachine);
  if (beside === 0 && own.includes(undefined)) return undefined;
  // Of several machine types a group takes whichever is free: the largest is counted.
  const each = beside > 0 ? beside : Math.max(0, ...own.filter((gpus) => gpus !== undefined));
  if (each === 0) return 0;
  const counts = row.count.map((path) => numbersAt(part, path)[0]);
  const machines =
    counts.find((count) => count !== undefined) ?? (row.count.every((path) => valuesAt(part, path).length === 0) ? 1 : undefined);
  return machines === undefined ? undefined : each * machines;
}

/** Also inside text, as pipelines and workflows carry the machines of their jobs. */
const NAMES_MACHINE = /(?:ml\.)?(?:g|gr|p)\d[a-z]*\.\d*(?:xlarge|metal)|Standard_N[CDV]\w+|\b(?:g2|a[234])-[a-z]+-\w+/;

function namesGpuMachine(properties: PropertyMap): boolean {
  let isFound = false;
  walkValue(properties, (value) => {
    if (!isFound && typeof value === "string") isFound = NAMES_MACHINE.test(value);
  });
  return isFound;
}
