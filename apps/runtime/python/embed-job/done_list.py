"""Which documents are embedded, in which words: one line per document in an object of S3 or Cloud Storage, or in a file of a lake."""
from __future__ import annotations

import hashlib
import re

from azure_lake import place_of, read_file, write_file
from google_cloud import object_of, read_object, write_object


def mark(name: str, text: str) -> str:
    """A document whose text has changed is another one."""
    return hashlib.sha256(f"{name}\0{text}".encode()).hexdigest()[:32]


def location(address: str) -> tuple[str, str]:
    match = re.fullmatch(r"s3://([^/]+)/(.+[^/])", address)
    if not match:
        raise SystemExit(f'--state is "{address}"; expected s3://bucket/key, gs://bucket/name or abfss://container@host/path')
    return match[1], match[2]


class DoneList:
    def __init__(self, lines: list[str], save_text):
        self._done = {line for line in lines if line}
        self._save_text = save_text

    @classmethod
    def open(cls, address: str) -> DoneList:
        place = place_of(address)
        if place:
            return cls((read_file(*place) or b"").decode().split("\n"), lambda content: write_file(*place, content))
        found = object_of(address)
        if found:
            return cls((read_object(*found) or b"").decode().split("\n"), lambda content: write_object(*found, content))
        import boto3

        bucket, key = location(address)
        client = boto3.client("s3")
        try:
            text = client.get_object(Bucket=bucket, Key=key)["Body"].read().decode()
        except client.exceptions.NoSuchKey:
            text = ""
        return cls(text.split("\n"), lambda content: client.put_object(Bucket=bucket, Key=key, Body=content.encode(), ContentType="text/plain"))

    def has(self, name: str, text: str) -> bool:
        return mark(name, text) in self._done

    def add(self, name: str, text: str) -> None:
        self._done.add(mark(name, text))

    def save(self) -> None:
        self._save_text("\n".join(sorted(self._done)) + "\n")
