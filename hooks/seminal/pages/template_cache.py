"""Compiled templates, kept in the cache."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from ..cache import Cache


class TemplateCache(BytecodeCache):
    """Lets an environment of Jinja keep its compiled templates from build to build; Jinja's checksum tells its version.

    Args:
        cache: where they are remembered.
    """

    def __init__(self, cache: Cache) -> None:
        self._entries = cache.entries("templates", "")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja for a template that it needs."""
        if stored := self._entries.read([self._key(bucket)]):
            bucket.bytecode_from_string(stored[self._key(bucket)])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja for a template that it has compiled."""
        self._entries.write({self._key(bucket): bucket.bytecode_to_string()})

    @staticmethod
    def _key(bucket: Bucket) -> str:
        return f"{bucket.key} {bucket.checksum}"
