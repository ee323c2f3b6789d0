/** One readable line per step with its time; the reason and the remedy when it fails. */
export async function step(title, work) {
  const startedAt = Date.now();
  const detail = await work();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`  ✓ ${title}${detail ? `: ${detail}` : ""} (${seconds} s)`);
}

export function reportFailure(error) {
  console.error(`\n  ✗ ${error.message}`);
  if (error.remedy) console.error(`    ${error.remedy}`);
  else console.error(error.stack);
}
