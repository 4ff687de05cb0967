"""Removes from a file what tells about people: runs in a process of its own, without Django.

Files that people send are hostile until shown otherwise: a child process with limits on
memory and time reads them, so that none takes the portal down.
"""
