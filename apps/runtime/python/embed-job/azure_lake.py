"""Files of a lake on Azure, opened with the identity of the container."""
from __future__ import annotations

import email.utils
import json
import os
import pathlib
import re
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

VERSION = "2025-05-05"
STORAGE = "https://storage.azure.com"
TIME_LIMIT_SECONDS = 60
# A token that ends sooner is asked for again.
MARGIN_SECONDS = 300
_tokens: dict[str, tuple[str, float]] = {}


def identity_token(resource: str) -> str:
    token, until = _tokens.get(resource, ("", 0.0))
    if until > time.time():
        return token
    if "IDENTITY_ENDPOINT" not in os.environ:
        raise SystemExit("This container has no identity: it must run in Azure Container Apps, with an identity assigned.")
    query = {"api-version": "2019-08-01", "resource": resource}
    if os.environ.get("AZURE_CLIENT_ID"):
        query["client_id"] = os.environ["AZURE_CLIENT_ID"]
    url = f"{os.environ['IDENTITY_ENDPOINT']}?{urllib.parse.urlencode(query)}"
    request = urllib.request.Request(url, headers={"x-identity-header": os.environ["IDENTITY_HEADER"]})
    with urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS) as answer:
        found = json.load(answer)
    _tokens[resource] = (found["access_token"], float(found["expires_on"]) - MARGIN_SECONDS)
    return found["access_token"]


def ask_azure(method: str, url: str, resource: str, body: bytes | None = None, headers: dict[str, str] | None = None):
    sent = {"authorization": f"Bearer {identity_token(resource)}", **(headers or {})}
    request = urllib.request.Request(url, data=body, method=method, headers=sent)
    return urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS)


def ask_cosmos(url: str, document: dict) -> None:
    """One document of Cosmos DB, new or instead of the one with its id; the service wants the token in words of its own."""
    host = urllib.parse.urlsplit(url).hostname
    headers = {
        "authorization": urllib.parse.quote(f"type=aad&ver=1.0&sig={identity_token(f'https://{host}')}", safe=""),
        "x-ms-date": email.utils.formatdate(usegmt=True),
        "x-ms-version": "2018-12-31",
        "x-ms-documentdb-is-upsert": "True",
        "x-ms-documentdb-partitionkey": json.dumps([document["id"]]),
        "content-type": "application/json",
    }
    request = urllib.request.Request(url, data=json.dumps(document).encode(), method="POST", headers=headers)
    urllib.request.urlopen(request, timeout=TIME_LIMIT_SECONDS).close()


def place_of(address: str) -> tuple[str, str, str] | None:
    """Container, host and path of `abfss://<container>@<host>/<path>`."""
    match = re.fullmatch(r"abfss://([a-z0-9-]+)@([a-z0-9]+\.dfs\.core\.windows\.net)/(.*)", address)
    return (match[1], match[2], match[3]) if match else None


def list_files(container: str, host: str, folder: str) -> list[str]:
    names, marker = [], ""
    while True:
        query = {"resource": "filesystem", "recursive": "true", **({"directory": folder} if folder else {}), **({"continuation": marker} if marker else {})}
        url = f"https://{host}/{container}?{urllib.parse.urlencode(query)}"
        with ask_azure("GET", url, STORAGE, headers={"x-ms-version": VERSION}) as answer:
            names += [path["name"] for path in json.load(answer)["paths"] if str(path.get("isDirectory", "")).lower() != "true"]
            marker = answer.headers.get("x-ms-continuation") or ""
        if not marker:
            return sorted(names)


def read_file(container: str, host: str, path: str) -> bytes | None:
    try:
        with ask_azure("GET", f"https://{host}/{container}/{urllib.parse.quote(path)}", STORAGE, headers={"x-ms-version": VERSION}) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise


def write_file(container: str, host: str, path: str, text: str) -> None:
    url = f"https://{host.replace('.dfs.', '.blob.')}/{container}/{urllib.parse.quote(path)}"
    ask_azure("PUT", url, STORAGE, text.encode(), {"x-ms-version": VERSION, "x-ms-blob-type": "BlockBlob", "content-type": "text/plain"}).close()


def local_folder(source: str) -> pathlib.Path:
    """The folder itself, or a copy of the one in a lake."""
    place = place_of(source)
    if not place:
        return pathlib.Path(source)
    container, host, folder = place
    copy = pathlib.Path(tempfile.mkdtemp(prefix="documents-"))
    for name in list_files(container, host, folder):
        target = copy / name[len(folder.rstrip("/")) :].lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(read_file(container, host, name) or b"")
    return copy
