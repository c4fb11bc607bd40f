"""Writes the golden values of this project, or with --check compares them with the files present.

python3 -m venv V && V/bin/pip install numpy && V/bin/python golden.py [--check | --print TABLE]
"""

import json
import re
import struct
import sys
from pathlib import Path

import numpy as np

from formula_cases import documents
from network_cases import network_cases, network_tensors, step_cases, step_tensors
from tables import TABLES

HERE = Path(__file__).resolve().parent
NETWORKS = HERE.parents[2] / "conformance/src/main/resources/dev/lenet/conformance/golden"
FORMULAS = HERE.parent / "resources/golden"
SEMANTICS = HERE.parents[3] / "docs/semantics.md"


def safetensors(tensors, metadata):
    """8-byte little-endian header length, JSON header padded to 8 bytes, raw float32."""
    header, data = {"__metadata__": metadata}, b""
    for name, tensor in tensors.items():
        raw = np.ascontiguousarray(tensor, "<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def network_files():
    files = {}
    names = []
    for spec, rows in network_cases():
        names.append(spec["name"])
        files[NETWORKS / (spec["name"] + ".safetensors")] = safetensors(
            network_tensors(spec, rows), {"spec": json.dumps(spec)}
        )
    files[NETWORKS / "cases.txt"] = ("\n".join(names) + "\n").encode()
    names = []
    for spec in step_cases():
        names.append(spec["name"])
        files[NETWORKS / (spec["name"] + ".safetensors")] = safetensors(
            step_tensors(spec), {"spec": json.dumps(spec)}
        )
    files[NETWORKS / "steps.txt"] = ("\n".join(names) + "\n").encode()
    return files


def as_json(document):
    """Indented, but a list of plain values stays on one line."""
    text = json.dumps(document, indent=1)
    text = re.sub(r"\[([^][{}]*)\]", lambda found: f"[{' '.join(found[1].split())}]", text)
    return text + "\n"


def formula_files():
    return {
        FORMULAS / (name + ".json"): as_json(document).encode()
        for name, document in documents().items()
    }


def semantics():
    """The document as it stands, with its tables printed anew."""
    text = SEMANTICS.read_text(encoding="utf-8")
    for name, table in TABLES.items():
        block = f"<!-- golden: {name} -->\n{table()}\n<!-- end -->"
        text, found = re.subn(
            rf"<!-- golden: {name} -->.*?<!-- end -->", lambda _: block, text, flags=re.S
        )
        if found != 1:
            raise ValueError(f"{SEMANTICS.name} has {found} places for the table {name}, not 1")
    return {SEMANTICS: text.encode()}


def write(files):
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(len(files), "files written")
    return 0


def check(files):
    different = [
        path for path, content in files.items() if not path.exists() or path.read_bytes() != content
    ]
    for path in different:
        print("differs:", path.relative_to(HERE.parents[3]))
    print(len(files), "files compared,", len(different), "differ")
    return 1 if different else 0


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--print" and arguments[1] in TABLES:
        print(TABLES[arguments[1]]())
        return 0
    if arguments not in ([], ["--check"]):
        print(__doc__, "Tables:", ", ".join(TABLES), file=sys.stderr)
        return 2
    files = {**network_files(), **formula_files(), **semantics()}
    return check(files) if arguments else write(files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
