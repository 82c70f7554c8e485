"""Two folders change places in one step, where the system can do that: nobody ever finds neither, or half of each.

Linux has it since 3.15 (renameat2 with RENAME_EXCHANGE), macOS since 10.12 (renamex_np with RENAME_SWAP), each on most
local file systems. Windows has nothing of the kind, nor have many network drives.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

# What a system answers that does not know the step, or knows it but not on this file system.
NOT_KNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2


def exchange(one: Path, other: Path) -> bool:
    """Whether ``one`` and ``other`` have changed places; ``False`` where that cannot be done here in one step.

    Raises ``OSError``, with nothing changed, when it could be done but was refused.
    """
    swap = _find_swap()
    if swap is None or swap(os.fsencode(one), os.fsencode(other)) != 0:
        number = ctypes.get_errno() if swap else errno.ENOSYS
        if number in NOT_KNOWN:
            return False
        raise OSError(number, os.strerror(number), str(other))
    return True


if sys.platform == "win32":

    def _find_swap() -> None:
        return None

else:
    from collections.abc import Callable

    def _find_swap() -> Callable[[bytes, bytes], int] | None:
        """The system's own function, or ``None`` where its library has none."""
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            darwin = getattr(library, "renamex_np", None)
            return darwin and (lambda one, other: int(darwin(one, other, RENAME_SWAP)))
        linux = getattr(library, "renameat2", None)
        return linux and (lambda one, other: int(linux(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE)))
