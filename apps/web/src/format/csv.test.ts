import fc from "fast-check";
import { expect, it } from "vitest";
import { csvOf } from "./csv.ts";

it("a file has one line per row, with quotes only where they are needed", () => {
  const rows = [
    ["Lake, EU", 3],
    ['the "new" one', null],
  ];
  expect(csvOf({ columns: ["Project", "Runs"], rows })).toBe('Project,Runs\r\n"Lake, EU",3\r\n"the ""new"" one",\r\n');
});

it("no text of a person's begins what a spreadsheet would compute", () => {
  const dangerous = fc.tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string()).map((parts) => parts.join(""));
  fc.assert(
    fc.property(dangerous, (text) => {
      const [, line = ""] = csvOf({ columns: ["x"], rows: [[text]] }).split(/\r\n(.*)/s);
      expect(line).toMatch(/^"?'/);
    }),
  );
});
