/** Arguments of a program, name and value by turns, as the map that Glue takes. */
export function argumentMap<T>(args: readonly T[]): Readonly<Record<string, T | "">> {
  return Object.fromEntries(args.flatMap((arg, index) => (index % 2 === 0 ? [[String(arg), args[index + 1] ?? ""]] : [])));
}
