/**
 * The columns of a table under the names of their fields: `d.requested_at AS "requestedAt", …`. Takes Prisma's own list of fields, so that a
 * statement reads what the schema says; every column is its field in snake case.
 */
export function columnsOf(fields: Readonly<Record<string, string>>, alias: string, left: Readonly<Record<string, true>> = {}): string {
  const read = Object.keys(fields).filter((field) => !left[field]);
  return read.map((field) => `${alias}.${inSnakeCase(field)} AS "${field}"`).join(", ");
}

function inSnakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
