"""Views -> text: HTML, the search index, reports, the authors' reference and the schema; see the modules."""
