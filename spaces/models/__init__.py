"""Spaces, who is in them, and what is said there."""

from spaces.models.address_invitation import AddressInvitation
from spaces.models.announcement import Announcement
from spaces.models.entry_code import EntryCode
from spaces.models.mail_choice import MailChoice, MailKind, address_for
from spaces.models.mailed import MailedPost
from spaces.models.marks import Kindness, PostMark, TopicMark
from spaces.models.meeting import Coming, Meeting
from spaces.models.moderation import IdentityRequest, ModerationAct, PostReport, QueueMark
from spaces.models.moving import Consent, MoveAnswer, MoveAsked
from spaces.models.on_behalf import PostOnBehalf
from spaces.models.pages import SpaceIndexPage, SpacePage
from spaces.models.participation import Block, Participation, SignedAgreement
from spaces.models.poll import Ballot, Poll, PollChoice
from spaces.models.post import Post
from spaces.models.post_file import PostFile, PostFileRole
from spaces.models.question import QuestionPromise, QuestionState
from spaces.models.resource import Resource, ResourceFile
from spaces.models.reuse import Reuse, ReuseKind, ReuseState
from spaces.models.shared_text import SharedText, TextComment, TextVersion
from spaces.models.space import Space
from spaces.models.testimony import TakenBack, Testimony, TestimonyVoice
from spaces.models.thing_report import ThingReport
from spaces.models.topic import Topic

__all__ = [
    "AddressInvitation",
    "Announcement",
    "Ballot",
    "Block",
    "Coming",
    "Consent",
    "EntryCode",
    "IdentityRequest",
    "Kindness",
    "MailChoice",
    "MailKind",
    "MailedPost",
    "Meeting",
    "ModerationAct",
    "MoveAnswer",
    "MoveAsked",
    "Participation",
    "Poll",
    "PollChoice",
    "Post",
    "PostFile",
    "PostFileRole",
    "PostMark",
    "PostOnBehalf",
    "PostReport",
    "QuestionPromise",
    "QuestionState",
    "Resource",
    "ResourceFile",
    "QueueMark",
    "Reuse",
    "ReuseKind",
    "ReuseState",
    "SharedText",
    "SignedAgreement",
    "Space",
    "SpaceIndexPage",
    "SpacePage",
    "TakenBack",
    "Testimony",
    "TestimonyVoice",
    "TextComment",
    "TextVersion",
    "ThingReport",
    "Topic",
    "TopicMark",
    "address_for",
]
