/** The figures for a person: one line each, then what there is to say about some of them. */
export function printTable({ cores, cpu, memoryGb, node, load }, rows) {
  console.log(`${cores} × ${cpu}, ${memoryGb} GB, Node ${node}, load ${load} before the start\n`);
  const lines = rows.map((row) => [row.bench, row.figure, `${row.value} ${row.unit}`, row.bar ?? "–", verdict(row)]);
  const header = ["bench", "figure", "measured", "bar", ""];
  const widths = header.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)));
  for (const line of [header, ...lines])
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    );
  for (const row of rows) if (row.note) console.log(`\n${row.figure}: ${row.note}`);
}

function verdict({ isMet }) {
  if (isMet === undefined) return "";
  return isMet ? "met" : "MISSED";
}
