"""What the cleaning of recordings does; `SAMPLES` is a folder of small ones that tell about people."""

from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
