"""Messages between members: written, read and answered on the portal, and nowhere else."""
