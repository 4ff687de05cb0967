"""What is deposited, what is said about it, and how it is moderated."""

from deposits.models.deposit import (
    OPEN_STATES,
    WITH_HER,
    WITH_THE_TEAM,
    Deposit,
    DepositState,
)
from deposits.models.deposit_file import DepositFile, FileRole
from deposits.models.message import DepositMessage
from deposits.models.on_behalf import OnBehalf
from deposits.models.opinion import Opinion
from deposits.models.proposed_edit import EditState, ProposedEdit
from deposits.models.task import DepositTask

__all__ = [
    "OPEN_STATES",
    "WITH_HER",
    "WITH_THE_TEAM",
    "Deposit",
    "DepositFile",
    "DepositMessage",
    "DepositState",
    "DepositTask",
    "EditState",
    "FileRole",
    "OnBehalf",
    "Opinion",
    "ProposedEdit",
]
