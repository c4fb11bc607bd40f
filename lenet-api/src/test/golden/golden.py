"""Writes the golden values of this project, or with --check compares them with the files present.

python3 -m venv V && V/bin/pip install numpy && V/bin/python golden.py [--check]
"""

import json
import re
import struct
import sys
from pathlib import Path

import numpy as np

from formula_cases import documents
from network_cases import network_cases, network_tensors, step_cases, step_tensors

HERE = Path(__file__).resolve().parent
NETWORKS = HERE.parent / "resources/dev/lenet/conformance/golden"
FORMULAS = HERE.parent / "resources/golden"


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


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    different = 0
    for path, content in {**network_files(), **formula_files()}.items():
        if arguments:
            if not path.exists() or path.read_bytes() != content:
                print("differs:", path.relative_to(HERE.parent))
                different += 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print("wrote", path.relative_to(HERE.parent), len(content))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
