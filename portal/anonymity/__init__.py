"""What could tell who somebody is, found in a text before it is shared: pure functions, nothing is stored.

It helps who writes and who moderates to look again. It does not decide, and it does not find everything.
"""
