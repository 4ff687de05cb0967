"""Wagtail's search on PostgreSQL."""

from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)

from portal.search.admin_backend.cures import NoTitleNorms, SafeQuestions


class AdminPostgreSQLCompiler(SafeQuestions, PostgresSearchQueryCompiler):
    """Whole words."""


class AdminPostgreSQLAutocompleteCompiler(SafeQuestions, PostgresAutocompleteQueryCompiler):
    """Beginnings of words."""


class AdminPostgreSQLIndex(NoTitleNorms, PostgresIndex):
    """The index."""


class AdminPostgreSQLBackend(PostgresSearchBackend):
    """The backend."""

    query_compiler_class = AdminPostgreSQLCompiler
    autocomplete_query_compiler_class = AdminPostgreSQLAutocompleteCompiler
    index_class = AdminPostgreSQLIndex
