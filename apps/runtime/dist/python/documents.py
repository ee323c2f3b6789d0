"""Documents of a folder: each row of a Parquet, CSV or JSON file, and every other text file as a whole."""
from __future__ import annotations

import hashlib
import json
import pathlib

PARQUET_MAGIC = b"PAR1"
ROWS_AT_ONCE = 5000


def read_documents(folder: pathlib.Path):
    """Yields (name, text); names that start with `_` or `.` are notes of the tools that wrote the files."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder)
        if not any(part.startswith(("_", ".")) for part in name.parts):
            yield from documents_of_file(path, str(name))


def documents_of_file(path: pathlib.Path, name: str):
    if is_parquet(path):
        yield from (document_of_row(row, name) for row in parquet_rows(path))
        return
    if path.suffix == ".csv":
        import pandas

        for frame in pandas.read_csv(path, dtype=str, keep_default_na=False, chunksize=ROWS_AT_ONCE):
            yield from (document_of_row(row, name) for row in frame.to_dict("records"))
        return
    text = text_of(path)
    if text is None:
        print(json.dumps({"level": "info", "message": "passed over: this is no text", "file": name}))
    elif path.suffix in (".json", ".jsonl", ".ndjson"):
        yield from (document_of_row(row, name) for row in json_rows(text, name))
    else:
        yield name, text


def is_parquet(path: pathlib.Path) -> bool:
    """Query services write Parquet files without an ending, so the first bytes decide."""
    with path.open("rb") as file:
        return file.read(len(PARQUET_MAGIC)) == PARQUET_MAGIC


def parquet_rows(path: pathlib.Path):
    import pyarrow.parquet

    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=ROWS_AT_ONCE):
        yield from batch.to_pylist()


def json_rows(text: str, name: str):
    rows = json.loads(text) if text.lstrip().startswith("[") else [json.loads(line) for line in text.split("\n") if line.strip()]
    for row in rows:
        if not isinstance(row, dict):
            raise SystemExit(f"{name} must hold JSON objects, one per line")
        yield row


def text_of(path: pathlib.Path) -> str | None:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def document_of_row(row: dict, file: str) -> tuple[str, str]:
    """Its column `text`, or all of its texts as `column: value` lines; named by its column `id`, else by a hash of the text."""
    text = row["text"] if isinstance(row.get("text"), str) else texts_of(row)
    key = row.get("id")
    if isinstance(key, (str, int)) and not isinstance(key, bool):
        return str(key), text
    if not text:
        raise SystemExit(f'{file} has rows without text: it needs a column "text", or at least one column that holds text')
    return hashlib.sha256(text.encode()).hexdigest()[:32], text


def texts_of(row: dict) -> str:
    return "\n".join(f"{column}: {value}" for column, value in row.items() if column != "id" and isinstance(value, str) and value)
