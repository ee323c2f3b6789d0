import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine } from "./csv.ts";

/** How a text is written behind another cell. */
const cellOf = (text: string) => csvLine(["Lake", text]).slice("Lake,".length, -2);

it("a line has quotes only where they are needed", () => {
  expect(csvLine(["Project", "Runs"])).toBe("Project,Runs\r\n");
  expect(csvLine(["Lake, EU", 3])).toBe('"Lake, EU",3\r\n');
  expect(csvLine(['the "new" one', null])).toBe('"the ""new"" one",\r\n');
});

it("no text of a person's begins what a spreadsheet would compute", () => {
  const dangerous = fc.tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string()).map((parts) => parts.join(""));
  fc.assert(
    fc.property(dangerous, (text) => {
      expect(csvLine([text])).toMatch(/^"?'/);
    }),
  );
});

it("no part of a text is computed where a spreadsheet parts cells at other signs than commas", () => {
  expect(cellOf("x;=HYPERLINK(A1);y")).toBe(`"x;'=HYPERLINK(A1);y"`);
  expect(cellOf("x;  @sum")).toBe(`"x;'  @sum"`);
  expect(cellOf("one\r\n-two")).toBe(`"one\r\n'-two"`);
  expect(cellOf("one\t+two")).toBe(`"one\t'+two"`);
  expect(cellOf(" =1+1")).toBe("' =1+1");
  expect(cellOf("\n=1+1")).toBe(`"'\n'=1+1"`);
  expect(cellOf("＝1+1")).toBe("'＝1+1");
  expect(cellOf("Mira's lake, 2 + 2 = 4 - 0; done")).toBe(`"Mira's lake, 2 + 2 = 4 - 0; done"`);
  expect(cellOf("one\r\ntwo")).toBe('"one\r\ntwo"');
});

it("a number below zero stays a number", () => {
  expect(csvLine([-5])).toBe("-5\r\n");
});
