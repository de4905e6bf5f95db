"""Takes a written file apart into its objects, for tests of what no reader shows."""

import re
import zlib

OBJECT = re.compile(rb"\n(\d+) 0 obj\n(.*?)\nendobj(?=\n)", re.DOTALL)
REFERENCE = re.compile(rb"(\d+) 0 R")


def objects(data):
    return {int(number): body for number, body in OBJECT.findall(data)}


def of_kind(data, mark):
    """Return the bodies of the objects that hold a mark, with their numbers."""
    return {number: body for number, body in objects(data).items() if mark in body}


def contents(data):
    """Return what each page draws, unpacked."""
    found = objects(data)
    pages = [body for body in found.values() if b"/Type/Page/" in body]
    numbers = [int(re.search(rb"/Contents (\d+) 0 R", body).group(1)) for body in pages]
    return [unpacked(found[number]) for number in numbers]


def unpacked(body):
    stream = body.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    return zlib.decompress(stream)


def dangling(data):
    """Return the numbers that are referred to without being there."""
    found = objects(data)
    heads = (body.partition(b"\nstream\n")[0] for body in found.values())
    named = {int(number) for head in heads for number in REFERENCE.findall(head)}
    return named - found.keys()
