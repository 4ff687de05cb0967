"""Makes one PDF of photos of a paper: runs in a process of its own, without Django.

Pictures are hostile until shown otherwise, as in `portal.files.cleaning`.
"""
