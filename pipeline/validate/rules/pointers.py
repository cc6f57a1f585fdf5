"""Pointers with a prefix that nothing defines."""

from collections.abc import Iterator

from pipeline.register import AUTHORITIES
from pipeline.validate.finding import Finding
from pipeline.validate.pointing import Pointed, scheme
from pipeline.validate.subject import Subject
from pipeline.validate.wording import quoted
from pipeline.xml.names import CORPUS, TEI_ROOT

REGISTERED = frozenset((
    "about", "acct", "ark", "bitcoin", "blob", "cid", "coap", "content", "data", "dav", "did", "dns", "doi", "ed2k",
    "example", "facetime", "fax", "feed", "file", "filesystem", "ftp", "ftps", "geo", "git", "go", "gopher", "hdl",
    "http", "https", "iax", "im", "imap", "info", "ipfs", "ipns", "ipp", "irc", "ircs", "iris", "jar", "javascript",
    "jdbc", "ldap", "ldaps", "lsid", "magnet", "mailto", "maps", "matrix", "mid", "modem", "mms", "ms-excel",
    "ms-powerpoint", "ms-word", "msrp", "news", "nfs", "ni", "nih", "nntp", "openid", "opaquelocktoken", "payto", "pop",
    "pres", "prospero", "pwid", "rsync", "rtmp", "rtsp", "secondlife", "service", "sftp", "shttp", "sip", "sips",
    "skype", "sms", "smb", "snmp", "spotify", "ssh", "stun", "svn", "swh", "tag", "tel", "telnet", "tftp", "tip", "tn",
    "tn3270", "turn", "tv", "udp", "unreal", "urn", "vbscript", "vemmi", "view-source", "vnc", "wais", "webcal", "ws",
    "wss", "xmpp", "xri", "z39.50", "z39.50r", "z39.50s",
))  # fmt: skip
"""The schemes of addresses that IANA's registry has and that can be met, with a few that everybody knows."""

KNOWN = REGISTERED | AUTHORITIES.keys() | {"tei"}
"""What needs no definition: Pecia knows where `gnd:118520776` leads, and TEI what the source `tei:3.1.0` means."""


def prefixes_are_defined(subject: Subject) -> Iterator[Finding]:
    """Look for pointers such as `psn:ward` whose prefix no `prefixDef` defines (`pointer-prefix`)."""
    if subject.root.tag not in (TEI_ROOT, CORPUS):
        return
    unknown: dict[str, list[Pointed]] = {}
    for pointer in subject.pointers:
        prefix = scheme(pointer.written)
        if prefix and prefix.lower() not in KNOWN:
            prefixes = subject.ways.prefixes(pointer.element)
            if prefix not in prefixes.defined:
                unknown.setdefault(prefix, []).append(pointer)
            elif prefixes.misfits(pointer.written):
                yield _misfit(prefix, pointer)
    for prefix, several in unknown.items():
        yield _undefined(prefix, several)


def _misfit(prefix: str, pointer: Pointed) -> Finding:
    """Say that a prefix is defined, but not for this pointer."""
    message = f"The @{pointer.attribute} {quoted(pointer.written)} doesn't fit what the header defines for “{prefix}:”."
    hint = f'Correct it, or the matchPattern of <prefixDef ident="{prefix}">.'
    return Finding("pointer-prefix", pointer.element, message, hint, pointer.attribute)


def _undefined(prefix: str, several: list[Pointed]) -> Finding:
    """Say, once for a file, that nothing defines a prefix."""
    first = several[0]
    times = sum(pointer.count for pointer in several)
    more = f" It stands {times} times in this file." if times > 1 else ""
    message = f"The @{first.attribute} {quoted(first.written)} has the prefix “{prefix}:”, which nothing defines.{more}"
    hint = f'Define it in the header: <prefixDef ident="{prefix}" matchPattern="(.+)" replacementPattern="…"/>.'
    return Finding("pointer-prefix", first.element, message, hint, first.attribute)
