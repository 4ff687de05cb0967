"""The line to Crossref, which we can cut whatever the other side does.

The timeouts of `requests` are for one read: a server that sends a byte now and then starts
them anew each time, in the headers as in the body, and would hold a thread for good.
"""

import socket
import threading
from contextlib import suppress

from requests.adapters import HTTPAdapter


class CutLine(OSError):
    """It was cut before it was open."""


class Line(HTTPAdapter):
    """Makes connections that `cut()` ends, from any thread."""

    def __init__(self):
        """Begin with none."""
        self._sockets, self._is_cut, self._lock = [], False, threading.Lock()
        super().__init__()

    def get_connection_with_tls_context(self, *args, **kwargs):
        """Return the pool to take a connection from, directly or through the site's proxy."""
        pool = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = _known_to(self, type(pool).ConnectionCls)
        return pool

    def know(self, opened):
        """Remember a socket that was opened.

        Raises:
            CutLine: it comes too late.
        """
        with self._lock:
            if self._is_cut:
                opened.close()
                raise CutLine
            # Encryption takes the socket over: only a handle of our own stays good.
            self._sockets.append(opened.dup())

    def cut(self):
        """End all connections, and make no other."""
        with self._lock:
            self._is_cut = True
            for one in self._sockets:
                # The other side may have gone first.
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
            self._sockets.clear()


def _known_to(line, connection_class):
    class Connection(connection_class):
        def _new_conn(self):
            opened = super()._new_conn()
            line.know(opened)
            return opened

    return Connection
