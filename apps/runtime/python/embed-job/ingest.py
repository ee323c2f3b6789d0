"""Makes samples of a folder: every new file or row becomes one sample of a versioned dataset, and the version is committed.

A file is remembered by the hash of its content, so that a second run adds nothing twice.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import pathlib

SAMPLES_AT_ONCE = 200
COLUMNS = ("id", "uri", "sha256", "kind", "text", "content")
KINDS = {
    "image": (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp"),
    "audio": (".wav", ".mp3", ".flac", ".ogg"),
    "video": (".mp4", ".mov", ".mkv", ".avi"),
    "lidar": (".pcd", ".las", ".laz", ".ply", ".bin"),
    "text": (".txt", ".md", ".json", ".jsonl", ".csv", ".html"),
}


def kind_of(name: str) -> str:
    suffix = pathlib.PurePath(name).suffix.lower()
    return next((kind for kind, suffixes in KINDS.items() if suffix in suffixes), "file")


def sample_of(name: str, content: bytes, text: str) -> dict:
    sha256 = hashlib.sha256(content).hexdigest()
    return {"id": sha256[:32], "uri": name, "sha256": sha256, "kind": kind_of(name), "text": text, "content": content}


def samples(folder: pathlib.Path, known: set[str]):
    """Rows of tables become samples of text, other files samples of their bytes; what is known is left out."""
    from documents import document_of_row, is_parquet, parquet_rows

    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = str(path.relative_to(folder))
        if any(part.startswith(("_", ".")) for part in pathlib.PurePath(name).parts):
            continue
        found = (
            (sample_of(name, text.encode(), text) for _, text in (document_of_row(row, name) for row in parquet_rows(path)))
            if is_parquet(path)
            else iter([sample_of(name, path.read_bytes(), "")])
        )
        for sample in found:
            if sample["sha256"] not in known:
                known.add(sample["sha256"])
                yield sample


def batches(items, size: int):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


class DeepLakeDataset:
    def __init__(self, uri: str):
        import deeplake

        # On Google Cloud the library itself asks for the identity of the container.
        creds = aws_credentials() if uri.startswith("s3://") else {}
        if deeplake.exists(uri, creds=creds):
            self.dataset = deeplake.open(uri, creds=creds)
            return
        types = deeplake.types
        schema = {column: types.Bytes() if column == "content" else types.Text() for column in COLUMNS}
        self.dataset = deeplake.create(uri, creds=creds, schema=schema)

    def known(self) -> set[str]:
        return {str(value) for value in self.dataset["sha256"][:]} if len(self.dataset) else set()

    def append(self, batch: list[dict]) -> None:
        self.dataset.append(batch)

    def commit(self) -> str:
        self.dataset.commit("ingest")
        return str(self.dataset.version)


class LanceDataset:
    def __init__(self, uri: str):
        self.uri = uri

    def open(self):
        import lance

        try:
            return lance.dataset(self.uri)
        except ValueError:
            return None

    def known(self) -> set[str]:
        dataset = self.open()
        return set(dataset.to_table(columns=["sha256"]).column("sha256").to_pylist()) if dataset else set()

    def append(self, batch: list[dict]) -> None:
        import lance
        import pyarrow

        schema = pyarrow.schema([(column, pyarrow.binary() if column == "content" else pyarrow.string()) for column in COLUMNS])
        lance.write_dataset(pyarrow.Table.from_pylist(batch, schema=schema), self.uri, mode="append" if self.open() else "create")

    def commit(self) -> str:
        dataset = self.open()
        return str(dataset.version) if dataset else "0"


def aws_credentials() -> dict[str, str]:
    import boto3

    credentials = boto3.Session().get_credentials()
    if credentials is None:
        return {}
    frozen = credentials.get_frozen_credentials()
    found = {"aws_access_key_id": frozen.access_key, "aws_secret_access_key": frozen.secret_key, "aws_session_token": frozen.token}
    return {name: value for name, value in found.items() if value}


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--in", dest="source", default="/opt/ml/processing/input")
    parser.add_argument("--dataset", required=True)
    parser.add_argument("--format", choices=["deeplake", "lance"], required=True)
    return parser


def ingest(dataset, folder: pathlib.Path) -> int:
    count = 0
    for batch in batches(samples(folder, dataset.known()), SAMPLES_AT_ONCE):
        dataset.append(batch)
        count += len(batch)
    return count


def main() -> None:
    args = arguments().parse_args()
    dataset = DeepLakeDataset(args.dataset) if args.format == "deeplake" else LanceDataset(args.dataset)
    added = ingest(dataset, pathlib.Path(args.source))
    print(json.dumps({"samplesAdded": added, "version": dataset.commit() if added else None}))


if __name__ == "__main__":
    main()
