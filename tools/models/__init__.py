"""Models of homemade tools."""

from tools.models.file import ToolFile
from tools.models.index_page import ToolIndexPage
from tools.models.situation import Situation
from tools.models.tool import ToolPage, ToolTag
from tools.models.use import ToolUse
from tools.models.voice import ToolVoice

__all__ = ["Situation", "ToolFile", "ToolIndexPage", "ToolPage", "ToolTag", "ToolUse", "ToolVoice"]
