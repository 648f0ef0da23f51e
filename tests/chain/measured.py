"""``python measured.py REPORT PROGRAM …``: run a program, write down its most memory (bytes) and its work (seconds).

A program of its own, and a small one: a child begins with its parent's peak, and a test process is a large parent.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    report, *program = sys.argv[1:]
    code = subprocess.run(program, check=False).returncode
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {"peak": used.ru_maxrss * 1024, "work": used.ru_utime + used.ru_stime}
    Path(report).write_text(json.dumps(told), encoding="utf-8")
    sys.exit(code)
