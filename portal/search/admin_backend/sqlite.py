"""Wagtail's search on SQLite."""

from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)

from portal.search.admin_backend.cures import NoTitleNorms, SafeQuestions


class AdminSQLiteCompiler(SafeQuestions, SQLiteSearchQueryCompiler):
    """Whole words."""

    ranks = False


class AdminSQLiteAutocompleteCompiler(SafeQuestions, SQLiteAutocompleteQueryCompiler):
    """Beginnings of words."""

    ranks = False


class AdminSQLiteIndex(NoTitleNorms, SQLiteIndex):
    """The index."""


class AdminSQLiteBackend(SQLiteSearchBackend):
    """The backend."""

    query_compiler_class = AdminSQLiteCompiler
    autocomplete_query_compiler_class = AdminSQLiteAutocompleteCompiler
    index_class = AdminSQLiteIndex
