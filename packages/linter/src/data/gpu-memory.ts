/** Memory of one accelerator in GB. Source: vendors' data sheets, as of 2026-11-23. */
export const GPU_MEMORY_GB: Readonly<Record<string, number>> = { a10: 24, a10g: 24, l4: 24, a100: 80, h100: 80 };
