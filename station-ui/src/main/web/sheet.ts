type Cell = string | number | null;

/** RFC 4180; a text that a spreadsheet would take for a formula keeps a quote before it. */
function cell(value: Cell): string {
  if (value === null) {
    return "";
  }
  const text = typeof value === "string" && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands the rows to the browser as a file. */
export function saveAsCsv(name: string, rows: readonly (readonly Cell[])[]): void {
  const text = rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
