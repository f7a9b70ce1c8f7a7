"""Where a file lies and who may read it, told from modes and from the kernel's list of mounts."""

import stat
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "lustre",
        "glusterfs",
        "fuse.glusterfs",
        "fuse.sshfs",
        "fuse.s3fs",
        "fuse.blobfuse",
        "fuse.blobfuse2",
    }
)


def readable_by_others(path: Path) -> bool:
    """Say whether any user of this machine can read a file: it is open to others, and so is the way to it."""
    real = path.resolve()
    return bool(real.stat().st_mode & stat.S_IROTH) and all(
        folder.stat().st_mode & stat.S_IXOTH for folder in real.parents
    )


def kind_of_filesystem(path: Path, mounts: str) -> str | None:
    """Return the type of the file system a path is on, from the text of `mountinfo`; None when that does not tell."""
    real = path.resolve()
    kinds: dict[Path, str] = {}
    for line in mounts.splitlines():
        before, separator, after = line.partition(" - ")
        fields = before.split()
        if separator and len(fields) > 4 and after.split():
            # A later mount on the same point hides the earlier one. Blanks in a path are written \040.
            kinds[Path(fields[4].replace(r"\040", " "))] = after.split()[0]
    return next((kinds[folder] for folder in (real, *real.parents) if folder in kinds), None)


def mounts() -> str:
    """Return the kernel's list of mounts; nothing where there is none, as on macOS."""
    return MOUNTS.read_text(errors="replace") if MOUNTS.exists() else ""
