"""Starts moto's server with its own arguments.

Every user pool of moto's reads the same signing key from the same file, which takes a tenth of a second. Here it is
read once; nothing else differs.
"""

import functools
import json
import sys

from joserfc.jwk import RSAKey

import_key = RSAKey.import_key


@functools.cache
def key_of(text):
    return import_key(json.loads(text))


RSAKey.import_key = lambda value: key_of(json.dumps(value))

from moto.server import main  # noqa: E402

main(sys.argv[1:])
