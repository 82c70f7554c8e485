"""The form in which a briefing is written and corrected: the live preview shows it, and no published site ever has it.

``fields`` makes the form's fields from the content model, ``page`` the page from them. ``files`` opens and saves,
``judging`` says what is wrong with a text, ``showing`` what its pages will look like, ``drafts`` begins a new one.
``service`` answers what the page asks, and knows no web server. The page's own scripts are in ``assets``.
"""
