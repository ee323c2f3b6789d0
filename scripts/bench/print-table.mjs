/** The figures for a person: one line each, then what there is to say about some of them. */
export function printTable({ cores, cpu, memoryGb, node, load }, rows) {
  console.log(`${cores} × ${cpu}, ${memoryGb} GB, Node ${node}, load ${load} before the start\n`);
  const lines = rows.map((row) => [row.bench, row.figure, row.skipped ? "–" : `${row.value} ${row.unit}`, row.bar ?? "–", verdict(row)]);
  const header = ["bench", "figure", "measured", "bar", ""];
  const widths = header.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)));
  for (const line of [header, ...lines])
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    );
  for (const { figure, note, skipped } of rows) if (note || skipped) console.log(`\n${figure}: ${note ?? `skipped. ${skipped}`}`);
}

function verdict({ isMet, skipped }) {
  if (skipped) return "skipped";
  if (isMet === undefined) return "";
  return isMet ? "met" : "MISSED";
}
