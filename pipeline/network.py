"""Takes the network from a process, and gives it to nothing that it starts: Linux refuses the call, else Python does.

On Linux a filter of system calls (seccomp, see the kernel's Documentation/userspace-api/seccomp_filter.rst) refuses
`socket` to everything in the process, libraries too. Elsewhere only what Python itself would open is refused.
"""

import ctypes
import os
import platform
import sys
from collections.abc import Mapping

PR_SET_NO_NEW_PRIVS = 38
SET_MODE_FILTER = 1
SPEC_ALLOW = 4
"""Without this flag old kernels make the whole process slower."""
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
"""The instructions of the filter that are used here (linux/bpf_common.h)."""
NUMBER, ARCHITECTURE = 0, 4
"""Where the number of the call and the architecture stand in what the filter sees (struct seccomp_data)."""
ALLOW = 0x7FFF0000
REFUSE = 0x00050000 | 13
"""The call fails with EACCES."""
CALLS: Mapping[str, tuple[int, int, int]] = {
    "x86_64": (0xC000003E, 41, 317),
    "aarch64": (0xC00000B7, 198, 277),
}
"""For each machine: its architecture as the kernel writes it, and the numbers of `socket` and `seccomp`."""


class Instruction(ctypes.Structure):
    """A line of a filter: struct sock_filter."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class Program(ctypes.Structure):
    """A filter: struct sock_fprog."""

    _fields_ = (("length", ctypes.c_uint16), ("lines", ctypes.POINTER(Instruction)))


def renounce() -> None:
    """Take the network from this process for good; to be called before it has a second thread."""
    if not filtered():
        sys.addaudithook(refuse)


def filtered() -> bool:
    """Have the kernel refuse sockets, and tell whether it does."""
    if sys.platform != "linux" or platform.machine() not in CALLS or sys.maxsize < 2**32:
        return False
    architecture, socket, seccomp = CALLS[platform.machine()]
    lines = (
        (LOAD, 0, 0, ARCHITECTURE),
        (JUMP_IF_EQUAL, 0, 3, architecture),
        (LOAD, 0, 0, NUMBER),
        (JUMP_IF_EQUAL, 0, 1, socket),
        (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    )
    program = Program(len(lines), (Instruction * len(lines))(*(Instruction(*line) for line in lines)))
    system = ctypes.CDLL(None)
    if system.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not system.syscall(seccomp, SET_MODE_FILTER, SPEC_ALLOW, ctypes.byref(program))


def refuse(event: str, _: object) -> None:
    """Refuse what Python would do with the network."""
    if event.startswith("socket."):
        raise PermissionError(13, f"A worker has no network ({event}, process {os.getpid()})")
