"""Kills the program at random moments, and looks at what it leaves.

    kills.py PROGRAM PROJECT FOLDER COUNT SEED

`build`, `order` and `archive` of a project that no gate holds are killed in turn,
each while an earlier output of other sources is there. What a person sees then must be
wholly the old or wholly the new, file by file; a bag is not there or whole. The next
run, which may be killed too, must leave exactly what a run leaves that nobody disturbs.

Half of the moments are spread over a whole run. The others come when files begin to
take their places, which lasts a few milliseconds: few of the first would strike there.
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

EDITION = "sources/editions/2026.yaml"
# Of two stations, one is there and the other is not: files come and go.
STATIONS = ["sources/stations/poste-00002.yaml", "sources/stations/poste-00003.yaml"]
# The bag that is there already, and the one that is made.
KEPT, MADE = "2026.0", "2026.1"
# How long after files have begun to take their places, in seconds.
SOON = [0, 0.001, 0.003, 0.01, 0.03, 0.1]


def digests(folder):
    """The digest of every file that a person sees, by its path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            found[str(name)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def torn(found, old, new):
    """What is neither the old nor the new."""
    for path, digest in found.items():
        if digest not in (old.get(path), new.get(path)):
            yield f"{path} is neither the old nor the new one"
    for path in old.keys() & new.keys() - found.keys():
        yield f"{path} is gone"


class Project:
    """Sources in two states."""

    def __init__(self, root):
        self.root = root
        self.edition = (root / EDITION).read_text()
        self.stations = [(root / name).read_bytes() for name in STATIONS]

    def become(self, state, revision=0):
        """Writes the sources of a state, 0 or 1: the day that every file prints, and
        one of two stations."""
        text = self.edition.replace("\ndate: 2026-12-01", f"\ndate: 2026-12-0{1 + state}")
        text = text.replace("\nrevision: 0", f"\nrevision: {revision}")
        (self.root / EDITION).write_text(text)
        for number, name in enumerate(STATIONS):
            if number == state:
                (self.root / name).write_bytes(self.stations[number])
            else:
                (self.root / name).unlink(missing_ok=True)


class Job:
    """A command, the folder that it fills, and what it leaves there of each state."""

    # What is there once files begin to take their places.
    sign = ".depliant/journal"
    # Whether the old state can be made again once the new one is there.
    goes_back = True

    def __init__(self, program, project, folder, *words):
        self.program, self.project, self.folder = program, project, folder
        self.words = [program, "--quiet", "--lang", "en", *words]
        self.words += ["--project", project.root, "--out", folder]
        self.name = words[0]
        self.state = 1
        self.expected = [{}, {}]
        # Each state is reached from the other, as it will be after a kill.
        for state in (0, 1, 0, 1):
            self.become(state)
            start = time.monotonic()
            subprocess.run(self.words, check=True, capture_output=True)
            self.lasts = time.monotonic() - start
            self.expected[state] = digests(folder)
            self.settle(state)

    def become(self, state):
        self.project.become(state)

    def settle(self, state):
        """Takes down which state is there."""
        self.state = state

    def kill(self, rng):
        """Kills a run; says where it was."""
        run = subprocess.Popen(self.words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        start = time.monotonic()
        if rng.random() < 0.5:
            time.sleep(rng.uniform(0, self.lasts))
        else:
            # The system's own question: `Path.exists` would take longer than a file does.
            while not os.access(self.folder / self.sign, os.F_OK) and run.poll() is None:
                # The core is the program's.
                time.sleep(0.0002)
            time.sleep(rng.choice(SOON) * rng.random())
        where = f"after {time.monotonic() - start:.3f} s of {self.lasts:.3f}"
        run.send_signal(signal.SIGKILL)
        if run.wait() >= 0:
            return "ended before", where
        is_midway = (self.folder / self.sign).exists()
        return ("files taking their places" if is_midway else "elsewhere"), where

    def after_kill(self, old, new):
        """What is wrong after a kill."""
        return torn(digests(self.folder), self.expected[old], self.expected[new])

    def after_run(self, state):
        """What is wrong after a run that nobody has disturbed."""
        found = digests(self.folder)
        yield from torn(found, self.expected[state], self.expected[state])
        for path in self.expected[state].keys() - found.keys():
            yield f"{path} is missing"
        for path in self.folder.iterdir():
            if path.name.startswith(".") and path.name != ".stamps":
                yield f"{path.name} is left"
        for sums in self.folder.rglob("SHA256SUMS"):
            told = subprocess.run(
                ["sha256sum", "--check", "--quiet", sums.name],
                cwd=sums.parent, capture_output=True, text=True,
            )
            if told.returncode:
                yield f"{sums}: {told.stdout}{told.stderr}"


class Archive(Job):
    """A revision is archived beside the one before it, which must stay."""

    sign = ".depliant/folder.zip"
    goes_back = False

    def become(self, state):
        self.project.become(state, revision=state)

    def settle(self, state):
        """Takes the new revision away again."""
        self.state = 0
        if state == 1:
            subprocess.run(["rm", "-r", self.folder / MADE, self.folder / f"{MADE}.zip"])

    def after_kill(self, old, new):
        yield from super().after_kill(old, new)
        found = {path for path in digests(self.folder) if path.startswith(f"{MADE}/")}
        if found and len(found) != sum(path.startswith(f"{MADE}/") for path in self.expected[new]):
            yield "half of a bag is there"

    def after_run(self, state):
        yield from super().after_run(state)
        for bag in [MADE, f"{MADE}.zip"] if state == 1 else [KEPT, f"{KEPT}.zip"]:
            told = subprocess.run(
                [self.program, "verify", self.folder / bag], capture_output=True, text=True
            )
            if told.returncode:
                yield f"{bag}: {told.stderr}"


def strike(job, rng, struck):
    """Kills a run once or twice, lets one end, and says what went wrong."""
    old, new = job.state, 1 - job.state
    job.become(new)
    for _ in range(rng.choice([1, 1, 2])):
        what, where = job.kill(rng)
        struck[what] = struck.get(what, 0) + 1
        yield from (f"{fault} (killed {where})" for fault in job.after_kill(old, new))
    # Sometimes people take back what they have changed.
    end = rng.choice([new, new, old]) if job.goes_back else new
    job.become(end)
    run = subprocess.run(job.words, capture_output=True, text=True)
    if run.returncode:
        yield f"the next run fails: {run.stderr}"
    yield from (f"{fault} (after the next run)" for fault in job.after_run(end))
    job.settle(end)


def main(program, project, folder, count, seed):
    rng = random.Random(int(seed))
    project, folder = Project(Path(project)), Path(folder)
    jobs = [
        Job(program, project, folder / "build", "build", "--for", "screen", "office"),
        Job(program, project, folder / "order", "order"),
        Archive(program, project, folder / "archive", "archive", "2026"),
    ]
    struck, number = {}, 0
    while sum(struck.values()) < int(count):
        job = jobs[number % len(jobs)]
        number += 1
        faults = list(strike(job, rng, struck))
        for fault in faults[:9]:
            print(f"FAIL  {job.name}, strike {number}: {fault}")
        if faults:
            sys.exit(1)
    for what, times in sorted(struck.items()):
        print(f"      {times} kills: {what}")
    if not struck.get("files taking their places"):
        sys.exit("FAIL  no kill struck while files took their places")


if __name__ == "__main__":
    main(*sys.argv[1:])
