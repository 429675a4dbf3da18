# Copyright 2026 The Refscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes of Refscope's manifest one that builds without a network.

offline-manifest.py [--quick] MANIFEST SOURCES RESULT

The one change: the tarballs of Debian in the folder SOURCES, in place of upstream's of which they
were made. With --quick what takes longest is left out: the extension Python 3.11, and the tests in the
build.
"""

import json
import sys
from pathlib import Path

DEBIAN = {"plplot": "plplot_5.15.0*.orig.tar.*", "python3.11": "python3.11_3.11.*.orig.tar.*"}


def offline(manifest, folder, sources):
    for module in manifest["modules"]:
        for source in module["sources"]:
            if source["type"] == "archive":
                (tarball,) = Path(sources).glob(DEBIAN[module["name"]])
                source.update(path=str(tarball.resolve()))
                del source["url"], source["sha256"]
            elif source["type"] == "dir":
                source["path"] = str((folder / source["path"]).resolve())


def leave_out_slowest(manifest):
    del manifest["add-extensions"]
    manifest["modules"] = [m for m in manifest["modules"] if m["name"] != "python3.11"]
    refscope = manifest["modules"][-1]
    del refscope["build-options"], refscope["post-install"], refscope["run-tests"]
    refscope["config-opts"] = ["-Dtests=false"]


def main(arguments):
    quick = arguments[0] == "--quick"
    path, sources, result = arguments[quick:]
    manifest = json.loads(Path(path).read_text(encoding="utf-8"))
    if quick:
        leave_out_slowest(manifest)
    offline(manifest, Path(path).resolve().parent, sources)
    Path(result).write_text(json.dumps(manifest, indent=4), encoding="utf-8")


main(sys.argv[1:])
